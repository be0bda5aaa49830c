using System.Numerics.Tensors;
using Insights.Cluster.Graphs;
using Insights.Cluster.Neighbours;

namespace Insights.Cluster;

/// <summary>
/// Chooses the resolution by which the locally scaled graph is split. The graph knows who belongs together at every scale but not which
/// scale is meant; the sum over all pairs inside clusters of (cosine - threshold) does, since it grows as long as what is put together is
/// alike on the whole, not only along a chain of neighbours.
/// </summary>
internal static class ResolutionChoice
{
    public static int[] BestPartition(WeightedGraph graph, DenseView view, double sameCosine, CancellationToken cancellationToken)
    {
        var best = Array.Empty<int>();
        var bestWorth = double.NegativeInfinity;
        foreach (var resolution in ClusterThresholds.Resolutions)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var labels = Leiden.Partition(graph, resolution, ClusterThresholds.Seed);
            var worth = Worth(labels, view, sameCosine);
            if (worth > bestWorth)
            {
                (best, bestWorth) = (labels, worth);
            }
        }

        return best;
    }

    /// <summary>Sum over pairs inside clusters of (cosine - threshold), through the clusters' vector sums.</summary>
    internal static double Worth(int[] labels, DenseView view, double sameCosine)
    {
        var groups = Labels.MembersOf(labels, Labels.CountOf(labels));
        var worth = 0.0;
        float[]? sum = null;
        for (var group = 0; group < groups.Count; group++)
        {
            var members = 0;
            sum?.AsSpan().Clear();
            foreach (var item in groups.Of(group))
            {
                if (view.Has(item))
                {
                    var vector = view.VectorOf(item);
                    sum ??= new float[vector.Length];
                    TensorPrimitives.Add(sum, vector, sum);
                    members++;
                }
            }

            if (members > 1)
            {
                worth += ((TensorPrimitives.SumOfSquares<float>(sum) - members) / 2) - (sameCosine * members * (members - 1.0) / 2);
            }
        }

        return worth;
    }
}
