using System.Globalization;
using System.Runtime.InteropServices;
using Google.Protobuf;
using Insights.App.MilvusIndex.Calls;
using Insights.App.MilvusIndex.Collections;
using Insights.App.MilvusIndex.Rows;
using Insights.Embed;

namespace Insights.App.MilvusIndex.Searching;

/// <summary>Searches as the server wants them, and their hits.</summary>
internal static class Queries
{
    /// <summary>The most hits that a server gives for one query.</summary>
    public const int MostHits = 16_384;

    public static SearchOf Dense(
        MilvusSession session, Generation place, ConversationView view, IReadOnlyList<float[]> vectors, int hits)
    {
        var (field, flag) = view == ConversationView.Question
            ? (Fields.QuestionVector, Fields.HasQuestion)
            : (Fields.AnswerVector, Fields.HasAnswer);
        var queries = new SearchQueries(
            Wire.PlaceholderType.FloatVector, [.. vectors.Select(vector => ByteString.CopyFrom(MemoryMarshal.AsBytes(vector.AsSpan())))]);
        return Of(
            session, place, Filters.With(session.Community, flag), queries, field, hits, session.Client.Options.Dense.SearchParameters(hits));
    }

    public static SearchOf Words(
        MilvusSession session, Generation place, IReadOnlyList<IReadOnlyList<TermCount>> words, Func<string, double> idf, int hits)
    {
        var queries = place.HasFullText
            ? new SearchQueries(Wire.PlaceholderType.VarChar, [.. words.Select(terms => ByteString.CopyFromUtf8(WordsText.ToText(terms)))])
            : new SearchQueries(Wire.PlaceholderType.SparseFloatVector, [.. words.Select(terms => SparseWords.OfQuery(terms, idf))]);
        return Of(session, place, Filters.OfCommunity(session.Community), queries, Fields.WordsVector, hits, "{}");
    }

    /// <summary>The hits of each query, in the server's order.</summary>
    public static IReadOnlyList<IReadOnlyList<Neighbour>> Hits(Wire.SearchResultData results)
    {
        var lists = new List<IReadOnlyList<Neighbour>>();
        var at = 0;
        foreach (var count in results.Topks)
        {
            lists.Add([.. Enumerable.Range(at, (int)count).Select(hit => new Neighbour(RowKeys.IdOf(results.Ids.StrId.Data[hit]), results.Scores[hit]))]);
            at += (int)count;
        }

        return lists;
    }

    private static SearchOf Of(
        MilvusSession session, Generation place, string filter, SearchQueries queries, string field, int hits, string parameters) => new(
        place.Alias,
        filter,
        queries,
        new Dictionary<string, string>
        {
            ["anns_field"] = field,
            ["topk"] = hits.ToString(CultureInfo.InvariantCulture),
            ["params"] = parameters,
            ["round_decimal"] = "-1",
        },
        session.Freshness);
}
