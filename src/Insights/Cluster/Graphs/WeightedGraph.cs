namespace Insights.Cluster.Graphs;

/// <summary>
/// An undirected graph in compressed rows: each edge stands at both of its ends, neighbours ascending. <see cref="Sizes"/> says how many
/// items a node stands for.
/// </summary>
public sealed class WeightedGraph
{
    private WeightedGraph(int[] offsets, int[] targets, float[] weights, double[] sizes)
    {
        Offsets = offsets;
        Targets = targets;
        Weights = weights;
        Sizes = sizes;
    }

    public int Count => Sizes.Length;

    /// <summary>Where each node's edges start; one longer than there are nodes.</summary>
    internal int[] Offsets { get; }

    internal int[] Targets { get; }

    internal float[] Weights { get; }

    internal double[] Sizes { get; }

    /// <summary>Edges, each counted once.</summary>
    public int EdgeCount => Targets.Length / 2;

    /// <summary>Builds the graph; edges may come in any order, both directions and repeats of an edge add up, loops are dropped.</summary>
    public static WeightedGraph Build(double[] sizes, IReadOnlyList<WeightedEdge> edges)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        ArgumentNullException.ThrowIfNull(edges);
        var offsets = new int[sizes.Length + 1];
        foreach (var edge in edges)
        {
            if (edge.From != edge.To)
            {
                offsets[edge.From + 1]++;
                offsets[edge.To + 1]++;
            }
        }

        for (var node = 0; node < sizes.Length; node++)
        {
            offsets[node + 1] += offsets[node];
        }

        var targets = new int[offsets[^1]];
        var weights = new float[offsets[^1]];
        var next = offsets[..^1];
        foreach (var edge in edges)
        {
            if (edge.From != edge.To)
            {
                (targets[next[edge.From]], weights[next[edge.From]++]) = (edge.To, edge.Weight);
                (targets[next[edge.To]], weights[next[edge.To]++]) = (edge.From, edge.Weight);
            }
        }

        return Compact(sizes, offsets, targets, weights);
    }

    private static WeightedGraph Compact(double[] sizes, int[] offsets, int[] targets, float[] weights)
    {
        var write = 0;
        var starts = new int[offsets.Length];
        for (var node = 0; node < sizes.Length; node++)
        {
            var (start, length) = (offsets[node], offsets[node + 1] - offsets[node]);
            targets.AsSpan(start, length).Sort(weights.AsSpan(start, length));
            starts[node] = write;
            for (var read = start; read < start + length; read++)
            {
                if (write > starts[node] && targets[write - 1] == targets[read])
                {
                    weights[write - 1] += weights[read];
                    continue;
                }

                (targets[write], weights[write++]) = (targets[read], weights[read]);
            }
        }

        starts[^1] = write;
        return write == targets.Length
            ? new WeightedGraph(starts, targets, weights, sizes)
            : new WeightedGraph(starts, targets[..write], weights[..write], sizes);
    }
}

/// <summary>An edge of a graph and how strong it is.</summary>
public readonly record struct WeightedEdge(int From, int To, float Weight);
