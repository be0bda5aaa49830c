using Insights.Cluster.Neighbours;

namespace Insights.Cluster.Graphs;

/// <summary>
/// Edges between nearest neighbours, weighted exp(-d^2 / (s s')) with s the distance to an item's own k-th neighbour (Zelnik-Manor and
/// Perona 2004, "Self-tuning spectral clustering"), so that dense and sparse regions weigh alike.
/// </summary>
internal static class LocalScaling
{
    private const double LeastScale = 1e-3;

    public static List<WeightedEdge> Edges(NeighbourTable nearest, int neighbours, int scaleNeighbour)
    {
        var scales = new double[nearest.Count];
        for (var item = 0; item < nearest.Count; item++)
        {
            var similarities = nearest.SimilaritiesOf(item);
            scales[item] = similarities.IsEmpty ? 1 : Distance(similarities[Math.Min(scaleNeighbour, similarities.Length) - 1]);
        }

        // Room for all from the start: a list that doubles leaves its smaller selves behind, at a million items as much again.
        var edges = new List<WeightedEdge>(nearest.Count * Math.Min(neighbours, nearest.Width));
        for (var item = 0; item < nearest.Count; item++)
        {
            var ids = nearest.Of(item);
            var similarities = nearest.SimilaritiesOf(item);
            for (var rank = 0; rank < Math.Min(neighbours, ids.Length); rank++)
            {
                var other = ids[rank];
                var place = nearest.RankOf(other, item);
                if (place < Math.Min(neighbours, nearest.Of(other).Length) && other < item)
                {
                    // Both list each other: the lower one has added the edge.
                    continue;
                }

                var distance = Distance(similarities[rank]);
                edges.Add(new WeightedEdge(
                    item, other, (float)Math.Exp(-distance * distance / Math.Max(LeastScale, scales[item] * scales[other]))));
            }
        }

        return edges;
    }

    private static double Distance(double cosine) => Math.Sqrt(Math.Max(0, 2 - (2 * cosine)));
}
