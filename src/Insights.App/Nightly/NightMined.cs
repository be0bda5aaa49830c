using Insights.Cluster.Projection;
using Insights.Ingest;
using Insights.Pipeline;
using Insights.Report.Mined;

namespace Insights.App.Nightly;

/// <summary>What a night leaves for reports.</summary>
internal static class NightMined
{
    public static async Task<byte[]> MakeAsync(
        Night night, IConversationReader store, WorkFolder work, CancellationToken cancellationToken) => MinedLines.Write(
        await MinedNight.MakeAsync(
            store,
            MinedLines.Read(work.Shared, WorkFolder.MinedRecord) ?? [],
            night.Outcome,
            night.Clustering,
            night.Clustering.Neighbourhood?.Lay(cancellationToken) ?? new Dictionary<string, MapPosition>(),
            cancellationToken));
}
