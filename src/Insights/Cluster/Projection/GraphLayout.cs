using Insights.Cluster.Graphs;

namespace Insights.Cluster.Projection;

/// <summary>
/// Lays a neighbour graph out in the plane by UMAP (McInnes, Healy and Melville 2018, arXiv:1802.03426): stochastic gradient
/// descent in which neighbours pull each other and random others push, from a start on the principal axes. The kernel is that of
/// LargeVis (Tang, Liu, Zhang and Mei 2016), 1 / (1 + d^2), whose gradient needs no power function. Edges between clusters weigh
/// less, as in UMAP's supervised form, so that clusters stand apart. One thread, one seed, nodes in the order given: the same graph
/// gives the same positions. Time O(edges * epochs), memory O(edges).
/// </summary>
internal static class GraphLayout
{
    /// <summary>One position a node.</summary>
    /// <param name="graph">Nodes are rows; weights say how alike two rows are.</param>
    /// <param name="labels">The cluster of each node; a label of its own for an outlier.</param>
    /// <param name="vectors">Unit vectors that give the start; null where a row has none.</param>
    /// <param name="cancellationToken">Ends the descent between two epochs.</param>
    public static MapPosition[] Lay(
        WeightedGraph graph, int[] labels, IReadOnlyList<float[]?> vectors, CancellationToken cancellationToken)
    {
        var pulls = Pulls(graph, labels);
        var random = new SplitMix(LayoutThresholds.Seed);
        var places = StartPositions.Of(graph, vectors, random);
        new EdgeDescent(graph, pulls, places, random).Run(cancellationToken);
        Loosening.Apply(places, labels);
        return [.. Enumerable.Range(0, graph.Count).Select(node => new MapPosition(places[2 * node], places[(2 * node) + 1]))];
    }

    // Scaled so that each row's strongest edge counts about 1: a row without near ones must not be left without any pull.
    private static float[] Pulls(WeightedGraph graph, int[] labels)
    {
        var strongest = new float[graph.Count];
        for (var node = 0; node < graph.Count; node++)
        {
            for (var edge = graph.Offsets[node]; edge < graph.Offsets[node + 1]; edge++)
            {
                strongest[node] = Math.Max(strongest[node], graph.Weights[edge]);
            }
        }

        var pulls = new float[graph.Weights.Length];
        for (var node = 0; node < graph.Count; node++)
        {
            for (var edge = graph.Offsets[node]; edge < graph.Offsets[node + 1]; edge++)
            {
                var other = graph.Targets[edge];
                var scale = MathF.Sqrt(strongest[node] * strongest[other]);
                var weight = scale > 0 ? graph.Weights[edge] / scale : 0;
                pulls[edge] = (float)(weight * (labels[node] == labels[other] ? 1 : LayoutThresholds.BetweenClusters));
            }
        }

        return pulls;
    }
}
