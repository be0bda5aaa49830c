using Insights.Cluster.Graphs;

namespace Insights.Cluster;

/// <summary>Clusters short texts by their question vectors.</summary>
internal static class TextPartition
{
    public static FittedPartition Of(RowViews views, CancellationToken cancellationToken)
    {
        var edges = LocalScaling
            .Edges(views.Question.Nearest, ClusterThresholds.TextNeighbours, ClusterThresholds.ScaleNeighbour)
            .Concat(WordEdges(views));
        var graph = WeightedGraph.Build([.. Enumerable.Repeat(1.0, views.Count)], edges);
        var labels = ResolutionChoice.BestPartition(graph, views.Question, cancellationToken);
        double? Closeness(int first, int second) =>
            views.Question.Has(first) && views.Question.Has(second) ? views.Question.Similarity(first, second) : null;
        WeakMembers.TakeOut(labels, FittedPartition.MeanCloseness(labels, Closeness), ClusterThresholds.WeakCosine);
        return FittedPartition.Of(graph, labels, Closeness, cosine => Math.Clamp(cosine, 0, 1));
    }

    // A text without known word pieces has no vector: it takes part by its words.
    private static IEnumerable<WeightedEdge> WordEdges(RowViews views)
    {
        for (var row = 0; row < views.Count; row++)
        {
            for (var rank = 0; rank < views.Words.Nearest.Of(row).Length; rank++)
            {
                var (other, similarity) = (views.Words.Nearest.Of(row)[rank], views.Words.Nearest.SimilaritiesOf(row)[rank]);
                if (similarity >= ClusterThresholds.SameWords && (views.Question.Has(other) || row < other || !views.Words.Nearest.Of(other).Contains(row)))
                {
                    yield return new WeightedEdge(row, other, similarity);
                }
            }
        }
    }
}
