using System.Numerics.Tensors;
using Insights.Cluster.Graphs;

namespace Insights.Cluster.Neighbours;

/// <summary>
/// Parts items into small leaves of near ones: each node is split by the nearest of some means, found by a few rounds of k-means on a sample
/// of the node. Two near items often part ways high up, so several trees of different seeds are needed; each costs O(n log n). One tree is
/// grown after the other in the same memory, 13 bytes an item.
/// </summary>
internal sealed class SpaceTree(IReadOnlyList<float[]?> vectors, int[] items, int leafSize)
{
    private const int MostBranches = 16;
    private const int SampledPerBranch = 16;
    private const int Rounds = 3;

    // A node that is nearly small enough gets no more branches than it needs: leaves of a dozen items hold few pairs worth a look.
    private const double LeavesPerFullLeaf = 1.5;

    // A node of more items keeps several processors busy.
    private const int Piece = 8_192;

    // How many items before its turn a vector is asked for.
    private const int Ahead = 4;

    private readonly int[] order = new int[items.Length];
    private readonly int[] sorted = new int[items.Length];
    private readonly byte[] branchOf = new byte[items.Length];

    /// <summary>Leaves of at most about the leaf size; each item is in one. They are ranges of what <see cref="Of"/> gives.</summary>
    public IReadOnlyList<Node> Grow(ulong seed, CancellationToken cancellationToken)
    {
        var options = new ParallelOptions { CancellationToken = cancellationToken };

        // Each tree begins in the order in which vectors lie in memory, and parts keep it: they are read nearly in turn.
        items.CopyTo(order, 0);
        var leaves = new List<Node>();
        var open = new List<Node> { new(0, order.Length, seed) };
        while (open.Count > 0)
        {
            var parts = new Node[open.Count][];
            Parallel.For(0, open.Count, options, node => parts[node] = open[node].Length <= leafSize ? [open[node]] : Split(open[node]));
            leaves.AddRange(parts.Where(found => found.Length == 1).SelectMany(found => Chunk(found[0])));
            open = [.. parts.Where(found => found.Length > 1).SelectMany(found => found)];
        }

        return leaves;
    }

    /// <summary>The items of a leaf of the tree that was grown last.</summary>
    public ReadOnlySpan<int> Of(Node leaf) => order.AsSpan(leaf.Start, leaf.Length);

    private IEnumerable<Node> Chunk(Node node)
    {
        for (var start = 0; start < node.Length; start += leafSize)
        {
            yield return node with { Start = node.Start + start, Length = Math.Min(leafSize, node.Length - start) };
        }
    }

    // The parts that are not empty; one where the items cannot be told apart.
    private Node[] Split(Node node)
    {
        var means = Means(node);
        var pieces = (node.Length + Piece - 1) / Piece;
        if (pieces == 1)
        {
            Assign(node.Start, node.Start + node.Length, means);
        }
        else
        {
            Parallel.For(0, pieces, piece =>
                Assign(node.Start + (piece * Piece), node.Start + Math.Min((piece + 1) * Piece, node.Length), means));
        }

        return Sort(node, means.Length);
    }

    private void Assign(int start, int end, float[][] means)
    {
        for (var place = start; place < end; place++)
        {
            if (place + Ahead < end)
            {
                DotProducts.Fetch(vectors[order[place + Ahead]]!, means[0].Length);
            }

            branchOf[place] = Nearest(vectors[order[place]]!, means);
        }
    }

    /// <summary>Brings the items of each branch together, in the order they had.</summary>
    private Node[] Sort(Node node, int branches)
    {
        Span<int> next = stackalloc int[MostBranches];
        for (var place = node.Start; place < node.Start + node.Length; place++)
        {
            next[branchOf[place]]++;
        }

        var parts = new List<Node>(branches);
        for (var (branch, start) = (0, node.Start); branch < branches; branch++)
        {
            var length = next[branch];
            next[branch] = start;
            if (length > 0)
            {
                parts.Add(new Node(start, length, new SplitMix(node.Seed + (ulong)branch + 1).Next()));
            }

            start += length;
        }

        for (var place = node.Start; place < node.Start + node.Length; place++)
        {
            sorted[next[branchOf[place]]++] = order[place];
        }

        sorted.AsSpan(node.Start, node.Length).CopyTo(order.AsSpan(node.Start));
        return [.. parts];
    }

    private float[][] Means(Node node)
    {
        var random = new SplitMix(node.Seed);
        var means = new float[BranchesOf(node.Length)][];
        var sample = new int[Math.Min(SampledPerBranch * means.Length, node.Length)];
        for (var place = 0; place < sample.Length; place++)
        {
            sample[place] = order[node.Start + random.Next(node.Length)];
        }

        for (var branch = 0; branch < means.Length; branch++)
        {
            means[branch] = (float[])vectors[sample[branch % sample.Length]]!.Clone();
        }

        var sums = Array.ConvertAll(means, mean => new float[mean.Length]);
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var item in sample)
            {
                var sum = sums[Nearest(vectors[item]!, means)];
                TensorPrimitives.Add(sum, vectors[item], sum);
            }

            for (var branch = 0; branch < means.Length; branch++)
            {
                var length = TensorPrimitives.Norm<float>(sums[branch]);
                if (length > 0)
                {
                    TensorPrimitives.Divide(sums[branch], length, means[branch]);
                }

                Array.Clear(sums[branch]);
            }
        }

        return means;
    }

    private int BranchesOf(int length)
    {
        var wanted = (int)Math.Min(MostBranches, Math.Ceiling(LeavesPerFullLeaf * length / leafSize));
        return (wanted + DotProducts.Width - 1) / DotProducts.Width * DotProducts.Width;
    }

    private static byte Nearest(float[] vector, float[][] means)
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

        return (byte)best;
    }

    /// <summary>A range of the items in the order of the tree, and the seed by which it is split.</summary>
    internal readonly record struct Node(int Start, int Length, ulong Seed);
}
