using System.Numerics.Tensors;

namespace Insights.Cluster.Neighbours;

/// <summary>A view of unit vectors; similarity is the cosine.</summary>
internal sealed class DenseView(IReadOnlyList<float[]?> vectors, NeighbourTable nearest) : IView
{
    public NeighbourTable Nearest => nearest;

    public bool Has(int item) => vectors[item] is not null;

    public float[]? Find(int item) => vectors[item];

    public double Similarity(int first, int second) => TensorPrimitives.Dot(vectors[first].AsSpan(), vectors[second].AsSpan());

    public ReadOnlySpan<float> VectorOf(int item) => vectors[item];

    /// <summary>
    /// The same rows less what the given ones have in common, each scaled to unit length again: a community's questions all sound alike, and
    /// what they share says nothing (Mu and Viswanath 2018, "All-but-the-top"). Neighbours are the same in a new order.
    /// </summary>
    public DenseView Centred(IReadOnlyList<int> rows)
    {
        int[] present = [.. rows.Where(Has)];
        if (present.Length == 0)
        {
            return this;
        }

        var mean = new float[vectors[present[0]]!.Length];
        foreach (var row in present)
        {
            TensorPrimitives.Add(mean, vectors[row].AsSpan(), mean);
        }

        TensorPrimitives.Divide(mean, present.Length, mean);
        var centred = new float[]?[vectors.Count];
        Parallel.For(0, centred.Length, row => centred[row] = Has(row) ? Less(vectors[row], mean) : null);
        var order = nearest.Reranked((first, second) => centred[first] is { } left && centred[second] is { } right
            ? TensorPrimitives.Dot(left.AsSpan(), right.AsSpan()) : null);
        return new DenseView(centred, order);
    }

    private static float[]? Less(ReadOnlySpan<float> vector, float[] mean)
    {
        var rest = new float[mean.Length];
        TensorPrimitives.Subtract(vector, mean, rest);
        var length = TensorPrimitives.Norm<float>(rest);
        if (!(length > 0))
        {
            return null;
        }

        TensorPrimitives.Divide(rest, length, rest);
        return rest;
    }
}
