namespace Insights.Cluster.Neighbours;

/// <summary>Nearest neighbours of unit vectors: exact as long as that is the faster way, approximate beyond.</summary>
public static class DenseNeighbours
{
    public static NeighbourTable Find(IReadOnlyList<float[]?> vectors, int width, CancellationToken cancellationToken) =>
        vectors.Count <= ClusterThresholds.ExactUpTo
            ? ExactNeighbours.Find(vectors, width, cancellationToken)
            : ApproximateNeighbours.Find(vectors, width, ClusterThresholds.Seed, cancellationToken);
}
