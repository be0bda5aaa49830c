using Insights.Cluster.Neighbours;

namespace Insights.Cluster.Graphs;

/// <summary>
/// Edges between nearest neighbours, weighted exp(-d^2 / (s s')) with s the distance to an item's own k-th neighbour (Zelnik-Manor and
/// Perona 2004, "Self-tuning spectral clustering"), so that dense and sparse regions weigh alike.
/// </summary>
internal static class LocalScaling
{
    private const double LeastScale = 1e-3;

    /// <summary>Each edge once, made as it is asked for.</summary>
    public static IEnumerable<WeightedEdge> Edges(NeighbourTable nearest, int neighbours, int scaleNeighbour)
    {
        var scales = ScalesOf(nearest, scaleNeighbour);
        for (var item = 0; item < nearest.Count; item++)
        {
            for (var rank = 0; rank < Math.Min(neighbours, nearest.Of(item).Length); rank++)
            {
                var other = nearest.Of(item)[rank];
                var place = nearest.RankOf(other, item);
                if (place < Math.Min(neighbours, nearest.Of(other).Length) && other < item)
                {
                    // Both list each other: the lower one has the edge.
                    continue;
                }

                var distance = Distance(nearest.SimilaritiesOf(item)[rank]);
                yield return new WeightedEdge(
                    item, other, (float)Math.Exp(-distance * distance / Math.Max(LeastScale, scales[item] * scales[other])));
            }
        }
    }

    private static double[] ScalesOf(NeighbourTable nearest, int scaleNeighbour)
    {
        var scales = new double[nearest.Count];
        for (var item = 0; item < nearest.Count; item++)
        {
            var similarities = nearest.SimilaritiesOf(item);
            scales[item] = similarities.IsEmpty ? 1 : Distance(similarities[Math.Min(scaleNeighbour, similarities.Length) - 1]);
        }

        return scales;
    }

    private static double Distance(double cosine) => Math.Sqrt(Math.Max(0, 2 - (2 * cosine)));
}
