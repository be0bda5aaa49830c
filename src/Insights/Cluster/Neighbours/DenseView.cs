using System.Numerics.Tensors;

namespace Insights.Cluster.Neighbours;

/// <summary>A view of unit vectors; similarity is the cosine.</summary>
internal sealed class DenseView(IReadOnlyList<float[]?> vectors, NeighbourTable nearest) : IView
{
    public NeighbourTable Nearest => nearest;

    public bool Has(int item) => vectors[item] is not null;

    public double Similarity(int first, int second) => TensorPrimitives.Dot(vectors[first].AsSpan(), vectors[second].AsSpan());

    public ReadOnlySpan<float> VectorOf(int item) => vectors[item];
}
