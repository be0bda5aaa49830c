using Insights.Cluster.Graphs;
using Insights.Cluster.Pairs;

namespace Insights.Cluster;

/// <summary>Clusters conversations by one probability per pair over three views, and takes out members of weak fit.</summary>
internal static class ConversationPartition
{
    public static FittedPartition Of(RowViews views)
    {
        var model = new PairModel(views, PairCoefficients.Conversations);
        var edges = model.Edges(ClusterThresholds.ConversationNeighbours);
        var graph = WeightedGraph.Build([.. Enumerable.Repeat(1.0, views.Count)], edges);
        var labels = Leiden.Partition(graph, ClusterThresholds.PairResolution, ClusterThresholds.Seed);
        WeakMembers.TakeOutInTurn(labels, model.MeanSimilarity, ClusterThresholds.WeakFit, ClusterThresholds.FitPrior);
        return FittedPartition.Of(labels, model.MeanSimilarity, mean => 1 / (1 + Math.Exp(ClusterThresholds.WeakFit - mean)));
    }
}
