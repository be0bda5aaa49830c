using Insights.Cluster.Graphs;
using Insights.Cluster.Pairs;

namespace Insights.Cluster;

/// <summary>Clusters conversations by one probability per pair over three views, and takes out members of weak fit.</summary>
internal static class ConversationPartition
{
    public static FittedPartition Of(RowViews views)
    {
        var edges = new PairModel(views).Edges(PairCoefficients.Conversations);
        var graph = WeightedGraph.Build([.. Enumerable.Repeat(1.0, views.Count)], edges);
        var labels = Leiden.Partition(graph, ClusterThresholds.PairResolution, ClusterThresholds.Seed);
        var memberships = new Memberships(views.Count, edges);
        WeakMembers.TakeOutInTurn(labels, memberships.Of, ClusterThresholds.LeastMembership);
        var sizes = labels.CountBy(label => label).ToDictionary();
        return new FittedPartition(
            graph,
            labels,
            [.. labels.Select((label, row) => memberships.Of(row, sizes[label], other => labels[other] == label))]);
    }
}
