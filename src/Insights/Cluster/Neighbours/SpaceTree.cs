using System.Numerics.Tensors;
using Insights.Cluster.Graphs;

namespace Insights.Cluster.Neighbours;

/// <summary>
/// Parts items into small leaves of near ones: each node is split by the nearest of some means, found by a few rounds of k-means on a sample
/// of the node. Two near items often part ways high up, so several trees of different seeds are needed; each costs O(n log n).
/// </summary>
internal static class SpaceTree
{
    private const int Branches = 16;
    private const int SampleSize = 256;
    private const int Rounds = 3;

    /// <summary>Leaves of at most about <paramref name="leafSize"/> items; each item is in one.</summary>
    public static List<int[]> Leaves(
        IReadOnlyList<float[]?> vectors, int[] items, int leafSize, ulong seed, CancellationToken cancellationToken)
    {
        var leaves = new List<int[]>();
        var open = new List<(int[] Items, ulong Seed)> { (items, seed) };
        while (open.Count > 0)
        {
            var parts = new int[open.Count][][];
            Parallel.For(0, open.Count, new ParallelOptions { CancellationToken = cancellationToken }, node =>
                parts[node] = open[node].Items.Length <= leafSize ? [] : Split(vectors, open[node].Items, open[node].Seed));
            var next = new List<(int[] Items, ulong Seed)>();
            for (var node = 0; node < open.Count; node++)
            {
                if (parts[node].Length <= 1)
                {
                    leaves.AddRange(open[node].Items.Chunk(leafSize));
                    continue;
                }

                foreach (var (number, part) in parts[node].Index())
                {
                    next.Add((part, new SplitMix(open[node].Seed + (ulong)number + 1).Next()));
                }
            }

            open = next;
        }

        return leaves;
    }

    // The parts that are not empty; one part where the items cannot be told apart.
    private static int[][] Split(IReadOnlyList<float[]?> vectors, int[] items, ulong seed)
    {
        var means = Means(vectors, items, new SplitMix(seed));
        var nearest = new int[items.Length];
        if (items.Length > 4 * SampleSize)
        {
            Parallel.For(0, items.Length, place => nearest[place] = Nearest(vectors[items[place]]!, means));
        }
        else
        {
            for (var place = 0; place < items.Length; place++)
            {
                nearest[place] = Nearest(vectors[items[place]]!, means);
            }
        }

        return PartsOf(items, nearest);
    }

    private static int[][] PartsOf(int[] items, int[] branchOf)
    {
        var sizes = new int[Branches];
        foreach (var branch in branchOf)
        {
            sizes[branch]++;
        }

        var parts = Array.ConvertAll(sizes, size => new int[size]);
        for (var place = items.Length - 1; place >= 0; place--)
        {
            parts[branchOf[place]][--sizes[branchOf[place]]] = items[place];
        }

        return [.. parts.Where(part => part.Length > 0)];
    }

    private static float[][] Means(IReadOnlyList<float[]?> vectors, int[] items, SplitMix random)
    {
        var sample = new int[Math.Min(SampleSize, items.Length)];
        for (var place = 0; place < sample.Length; place++)
        {
            sample[place] = items[random.Next(items.Length)];
        }

        var means = new float[Branches][];
        for (var branch = 0; branch < Branches; branch++)
        {
            means[branch] = (float[])vectors[sample[branch % sample.Length]]!.Clone();
        }

        for (var round = 0; round < Rounds; round++)
        {
            var sums = Array.ConvertAll(means, mean => new float[mean.Length]);
            foreach (var item in sample)
            {
                var sum = sums[Nearest(vectors[item]!, means)];
                TensorPrimitives.Add(sum, vectors[item], sum);
            }

            for (var branch = 0; branch < Branches; branch++)
            {
                var length = TensorPrimitives.Norm<float>(sums[branch]);
                if (length > 0)
                {
                    TensorPrimitives.Divide(sums[branch], length, means[branch]);
                }
            }
        }

        return means;
    }

    private static int Nearest(float[] vector, float[][] means)
    {
        var (best, most) = (0, float.NegativeInfinity);
        for (var branch = 0; branch < means.Length; branch += DotProducts.Width)
        {
            var dots = DotProducts.Of(vector, means[branch], means[branch + 1], means[branch + 2], means[branch + 3]);
            for (var offset = 0; offset < DotProducts.Width; offset++)
            {
                if (dots[offset] > most)
                {
                    (best, most) = (branch + offset, dots[offset]);
                }
            }
        }

        return best;
    }
}
