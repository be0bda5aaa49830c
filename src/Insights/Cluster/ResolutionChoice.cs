using System.Collections.Concurrent;
using System.Numerics.Tensors;
using Insights.Cluster.Graphs;
using Insights.Cluster.Neighbours;

namespace Insights.Cluster;

/// <summary>
/// Chooses the resolution by which the locally scaled graph is split. The graph knows who belongs together at every scale but not which
/// scale is meant; the sum over all pairs inside clusters of (cosine - threshold) does, since it grows as long as what is put together is
/// alike on the whole, not only along a chain of neighbours. The threshold is read off the corpus (<see cref="SameCosineOf"/>).
/// </summary>
internal static class ResolutionChoice
{
    // Every third resolution first, then those beside the best.
    private const int Stride = 3;

    public static int[] BestPartition(WeightedGraph graph, DenseView view, CancellationToken cancellationToken)
    {
        var sameCosine = SameCosineOf(view.Nearest);
        var resolutions = ClusterThresholds.Resolutions;
        var tried = new Dictionary<int, (double Worth, int[] Labels)>();

        // Each run works in as much memory as two graphs: no more of them at a time than are worked on, and one after the other in the same.
        var idle = new ConcurrentBag<LeidenMemory>();
        LeidenMemory TakeMemory() => idle.TryTake(out var memory) ? memory : new LeidenMemory(graph.Count);
        var options = new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount };
        int[] next = [.. Enumerable.Range(0, resolutions.Count).Where(place => place % Stride == 1)];
        while (next.Length > 0)
        {
            var found = new (double Worth, int[] Labels)[next.Length];
            Parallel.For(0, next.Length, options, run =>
            {
                var memory = TakeMemory();
                var labels = Leiden.Partition(graph, resolutions[next[run]], ClusterThresholds.Seed, null, rounds: 1, memory);
                found[run] = (Worth(labels, view, sameCosine), labels);
                idle.Add(memory);
            });
            foreach (var (run, outcome) in found.Index())
            {
                tried.Add(next[run], outcome);
            }

            var best = Best(tried);
            foreach (var place in tried.Keys.Where(place => place != best).ToList())
            {
                tried[place] = (tried[place].Worth, []);
            }

            next = [.. new[] { best - 1, best + 1 }.Where(place => place >= 0 && place < resolutions.Count && !tried.ContainsKey(place))];
        }

        var chosen = Best(tried);
        return Leiden.Partition(
            graph, resolutions[chosen], ClusterThresholds.Seed, tried[chosen].Labels, Leiden.MostRounds, TakeMemory());
    }

    /// <summary>
    /// Cosine above which two texts of this corpus count for one cluster. Where similarity falls fast from the nearest neighbour to the next
    /// ones, clusters are small and only what is quite alike belongs together.
    /// </summary>
    internal static double SameCosineOf(NeighbourTable nearest)
    {
        var (fall, compared) = (0.0, 0);
        for (var item = 0; item < nearest.Count; item++)
        {
            var similarities = nearest.SimilaritiesOf(item);
            if (similarities.Length >= ClusterThresholds.ScaleNeighbour)
            {
                fall += similarities[0] - similarities[ClusterThresholds.ScaleNeighbour - 1];
                compared++;
            }
        }

        return ClusterThresholds.SameCosine + (ClusterThresholds.SameCosinePerFall * (compared == 0 ? 0 : fall / compared));
    }

    private static int Best(Dictionary<int, (double Worth, int[] Labels)> tried) =>
        tried.OrderByDescending(entry => entry.Value.Worth).ThenBy(entry => entry.Key).First().Key;

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
