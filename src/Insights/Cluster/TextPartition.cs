using Insights.Cluster.Graphs;

namespace Insights.Cluster;

/// <summary>Clusters short texts by their question vectors.</summary>
internal static class TextPartition
{
    public static FittedPartition Of(RowViews views, CancellationToken cancellationToken)
    {
        var graph = LocalScaling.Build(
            views.Question.Nearest, ClusterThresholds.TextNeighbours, ClusterThresholds.ScaleNeighbour);
        var labels = ResolutionChoice.BestPartition(graph, views.Question, ClusterThresholds.SameCosine, cancellationToken);
        double? Closeness(int first, int second) =>
            views.Question.Has(first) && views.Question.Has(second) ? views.Question.Similarity(first, second) : null;
        WeakMembers.TakeOut(labels, FittedPartition.MeanCloseness(labels, Closeness), ClusterThresholds.WeakCosine);
        return FittedPartition.Of(labels, Closeness, cosine => Math.Clamp(cosine, 0, 1));
    }
}
