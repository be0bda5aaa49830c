using Insights.Cluster;
using Insights.Cluster.Projection;
using Insights.Ingest;
using Insights.Pipeline;
using Insights.Publish;
using Insights.Report.Mined;

namespace Insights.App.Nightly;

/// <summary>What a publication leaves for reports, made from what the one before left.</summary>
internal static class NightMined
{
    public static Task<PublishedFile> MakeAsync(
        Night night, IReadOnlyDictionary<string, MapPosition>? places, IConversationReader store, WorkFolder work, CancellationToken cancellationToken) =>
        MakeAsync(night.Outcome, night.Clustering, places, store, ReadLast(work), cancellationToken);

    /// <summary>The same between nights, where everything lies as it lay.</summary>
    public static Task<PublishedFile> MakeAsync(
        PublishOutcome outcome,
        Clustering clustering,
        IConversationReader store,
        IReadOnlyList<MinedConversation> last,
        CancellationToken cancellationToken) =>
        MakeAsync(outcome, clustering, null, store, last, cancellationToken);

    /// <summary>What the last publication left; nothing before the first.</summary>
    public static IReadOnlyList<MinedConversation> ReadLast(WorkFolder work) => MinedLines.Read(work.Shared, WorkFolder.MinedRecord) ?? [];

    private static async Task<PublishedFile> MakeAsync(
        PublishOutcome outcome,
        Clustering clustering,
        IReadOnlyDictionary<string, MapPosition>? places,
        IConversationReader store,
        IReadOnlyList<MinedConversation> last,
        CancellationToken cancellationToken) => new(
        WorkFolder.MinedRecord, MinedLines.Write(await MinedNight.MakeAsync(store, last, outcome, clustering, places, cancellationToken)));
}
