using System.Globalization;
using Insights.App.MilvusIndex.Calls;
using Insights.App.MilvusIndex.Collections;

namespace Insights.App.MilvusIndex;

/// <summary>What the doctor tells of a server.</summary>
/// <param name="Found">Version, database, and the community's collection with its rows and load state.</param>
/// <param name="Remedy">Null where nothing is wrong.</param>
internal sealed record ServerReport(string Found, string? Remedy)
{
    public static async Task<ServerReport> ReadAsync(MilvusSession session, CancellationToken cancellationToken)
    {
        var options = session.Client.Options;
        var lists = await session.Generations.ReadAsync(cancellationToken);
        List<string> parts =
        [
            $"{session.Server.Text}{(session.Server.IsLite ? " (Lite: one process, for trials)" : "")}",
            $"database {(options.Database.Length > 0 ? options.Database : "default")}",
        ];
        List<string> remedies = [.. session.Warnings];
        if (lists.Current is { } current)
        {
            var state = await session.Client.GetLoadStateAsync(current.Collection, cancellationToken);
            var rows = state == Wire.LoadState.Loaded ? Number(await session.Rows.CountAsync(current.Alias, Consistency.Strong, cancellationToken)) : "unknown";
            var type = (await session.Client.DescribeIndexAsync(current.Collection, Fields.QuestionVector, cancellationToken))?.GetValueOrDefault("index_type") ?? "no index";
            parts.Add($"{current.Collection} as {current.Alias}: {rows} rows, {Words(state)}, {type}, words by {(current.HasFullText ? "BM25" : "sparse vectors")}");
            if (options.Dense.Type != IndexKinds.Automatic && options.Dense.Type != type)
            {
                remedies.Add($"the settings say {options.Dense.Type}: 'insights run --full' builds a collection with it");
            }

            if (state != Wire.LoadState.Loaded)
            {
                remedies.Add("'insights run' or 'insights doctor --repair' loads the collection");
            }
        }
        else
        {
            parts.Add("no rows of this community yet");
        }

        parts.AddRange(lists.Retired.Select(old => string.Create(
            CultureInfo.InvariantCulture, $"{old.Collection} replaced, kept until {old.Until.UtcDateTime:yyyy-MM-dd HH:mm} UTC")));
        if (lists.Building is { } building)
        {
            parts.Add($"{building.Collection} half filled");
            remedies.Add("'insights run' or 'insights doctor --repair' clears it away, unless a run is filling it now");
        }

        parts.Add($"{Number(lists.Collections.Count)} collections of Insights in all");
        return new ServerReport(string.Join("; ", parts), remedies.Count > 0 ? string.Join("; ", remedies) : null);
    }

    private static string Words(Wire.LoadState state) => state switch
    {
        Wire.LoadState.Loaded => "loaded",
        Wire.LoadState.Loading => "loading",
        _ => "not loaded",
    };

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
