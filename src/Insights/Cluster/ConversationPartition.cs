using Insights.Cluster.Graphs;
using Insights.Cluster.Pairs;

namespace Insights.Cluster;

/// <summary>Clusters conversations by one probability per pair over three views, and takes out members of weak fit.</summary>
internal static class ConversationPartition
{
    public static FittedPartition Of(RowViews views)
    {
        var model = new PairModel(views.Question, views.Answer, views.Words, views.Count, PairCoefficients.Conversations);
        var edges = model.Edges(ClusterThresholds.ConversationNeighbours);
        var graph = WeightedGraph.Build([.. Enumerable.Repeat(1.0, views.Count)], edges);
        var labels = Leiden.Partition(graph, ClusterThresholds.PairResolution, ClusterThresholds.Seed);
        TakeOutWeak(labels, FittedPartition.MeanCloseness(labels, model.MeanSimilarity));
        return FittedPartition.Of(labels, model.MeanSimilarity, mean => 1 / (1 + Math.Exp(ClusterThresholds.WeakFit - mean)));
    }

    private static void TakeOutWeak(int[] labels, double?[] means)
    {
        var next = labels.Length;
        for (var row = 0; row < labels.Length; row++)
        {
            if (means[row] is { } mean && mean < ClusterThresholds.WeakFit)
            {
                labels[row] = next++;
            }
        }
    }
}
