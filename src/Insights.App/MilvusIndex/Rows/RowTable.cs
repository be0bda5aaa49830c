using System.Globalization;
using System.Runtime.CompilerServices;
using Insights.App.MilvusIndex.Calls;
using Insights.App.MilvusIndex.Collections;

namespace Insights.App.MilvusIndex.Rows;

/// <summary>Reads a community's rows of a collection, page by page in the order of their keys.</summary>
internal sealed class RowTable(MilvusClient client, string community)
{
    // A page of wide rows stays far below every limit of a message.
    private const int Wide = 1_000;
    private const int Narrow = 8_000;

    /// <summary>All rows.</summary>
    /// <param name="alias">The collection's name or alias.</param>
    /// <param name="fields">What of the rows; the key comes by itself.</param>
    /// <param name="freshness">How fresh.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async IAsyncEnumerable<RowReading> ReadAsync(
        string alias, IReadOnlyList<string> fields, Consistency freshness, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var page = fields.Any(field => field is Fields.QuestionVector or Fields.Terms) ? Wide : Narrow;
        var limit = new Dictionary<string, string>
        {
            // The server then gives the smallest keys first.
            ["limit"] = page.ToString(CultureInfo.InvariantCulture), ["iterator"] = "True", ["reduce_stop_for_best"] = "True",
        };
        var last = "";
        while (true)
        {
            var filter = last.Length == 0 ? Filters.OfCommunity(community) : Filters.After(community, last);
            var rows = new RowReading((await client.QueryAsync(
                new QueryOf(alias, filter, [.. fields.Append(Fields.Id).Distinct()], limit, freshness), cancellationToken)).FieldsData);
            if (rows.Count == 0)
            {
                yield break;
            }

            yield return rows;
            if (rows.Count < page)
            {
                yield break;
            }

            last = Enumerable.Range(0, rows.Count).Select(rows.Key).MaxBy(key => key, StringComparer.Ordinal)!;
        }
    }

    /// <summary>The rows of given keys, as many as there are, in any order.</summary>
    public async Task<RowReading> ReadAsync(
        string alias, IReadOnlyList<string> keys, IReadOnlyList<string> fields, Consistency freshness, CancellationToken cancellationToken) =>
        new((await client.QueryAsync(
            new QueryOf(alias, Filters.OfKeys(keys), [.. fields.Append(Fields.Id).Distinct()], new Dictionary<string, string>(), freshness),
            cancellationToken)).FieldsData);

    /// <summary>How many rows the community has.</summary>
    public async Task<long> CountAsync(string alias, Consistency freshness, CancellationToken cancellationToken)
    {
        var reply = await client.QueryAsync(
            new QueryOf(alias, Filters.OfCommunity(community), ["count(*)"], new Dictionary<string, string>(), freshness), cancellationToken);
        return reply.FieldsData.FirstOrDefault()?.Scalars?.LongData?.Data.FirstOrDefault() ?? 0;
    }

    /// <returns>One row's text; null where there is no row.</returns>
    public async Task<string?> FindTextAsync(string alias, string field, Consistency freshness, CancellationToken cancellationToken)
    {
        var limit = new Dictionary<string, string> { ["limit"] = "1" };
        var rows = new RowReading((await client.QueryAsync(
            new QueryOf(alias, Filters.OfCommunity(community), [field, Fields.Id], limit, freshness), cancellationToken)).FieldsData);
        return rows.Count > 0 ? rows.Text(field, 0) : null;
    }
}
