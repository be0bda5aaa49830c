namespace Insights.Cluster.Graphs;

/// <summary>
/// An undirected graph in compressed rows: each edge stands at both of its ends, neighbours ascending. <see cref="Sizes"/> says how many
/// items a node stands for.
/// </summary>
public sealed class WeightedGraph
{
    private WeightedGraph(Rows rows, int count)
    {
        (Offsets, Targets, Weights, Sizes) = rows;
        Count = count;
    }

    public int Count { get; }

    /// <summary>Where each node's edges start; one more than there are nodes. Whatever stands beyond in the four arrays means nothing.</summary>
    internal int[] Offsets { get; }

    internal int[] Targets { get; }

    internal float[] Weights { get; }

    internal double[] Sizes { get; }

    /// <summary>Edges, each counted once.</summary>
    public int EdgeCount => Offsets[Count] / 2;

    /// <summary>
    /// Builds the graph; edges may come in any order, both directions and repeats of an edge add up, loops are dropped. They are gone
    /// through twice, so that what makes them as it goes need not hold them: at a million items they take as much as the graph.
    /// </summary>
    public static WeightedGraph Build(double[] sizes, IEnumerable<WeightedEdge> edges)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        ArgumentNullException.ThrowIfNull(edges);
        var offsets = new int[sizes.Length + 1];
        var ends = CountEnds(edges, offsets, sizes.Length);
        return Fill(new Rows(offsets, new int[ends], new float[ends], sizes), sizes.Length, edges);
    }

    /// <summary>The same in arrays that are there already and long enough, sizes filled in.</summary>
    internal static WeightedGraph Build(Rows rows, int count, IEnumerable<WeightedEdge> edges)
    {
        CountEnds(edges, rows.Offsets, count);
        return Fill(rows, count, edges);
    }

    // How many ends of edges there are; each node's offset is where its own end.
    private static int CountEnds(IEnumerable<WeightedEdge> edges, int[] offsets, int count)
    {
        offsets.AsSpan(0, count + 1).Clear();
        foreach (var edge in edges)
        {
            if (edge.From != edge.To)
            {
                offsets[edge.From]++;
                offsets[edge.To]++;
            }
        }

        for (var node = 1; node <= count; node++)
        {
            offsets[node] += offsets[node - 1];
        }

        return offsets[count];
    }

    // Each node's offset moves from its end to its start.
    private static WeightedGraph Fill(Rows rows, int count, IEnumerable<WeightedEdge> edges)
    {
        var (offsets, targets, weights, _) = rows;
        foreach (var edge in edges)
        {
            if (edge.From != edge.To)
            {
                var (from, to) = (--offsets[edge.From], --offsets[edge.To]);
                (targets[from], weights[from]) = (edge.To, edge.Weight);
                (targets[to], weights[to]) = (edge.From, edge.Weight);
            }
        }

        SortRows(rows, count);
        return new WeightedGraph(rows, count);
    }

    /// <summary>Puts neighbours in order and adds up repeats, closing the gaps they leave.</summary>
    private static void SortRows(Rows rows, int count)
    {
        var (offsets, targets, weights, _) = rows;
        var (write, start) = (0, 0);
        for (var node = 0; node < count; node++)
        {
            var end = offsets[node + 1];
            targets.AsSpan(start, end - start).Sort(weights.AsSpan(start, end - start));
            var first = write;
            for (var read = start; read < end; read++)
            {
                if (write > first && targets[write - 1] == targets[read])
                {
                    weights[write - 1] += weights[read];
                    continue;
                }

                (targets[write], weights[write++]) = (targets[read], weights[read]);
            }

            (offsets[node], start) = (first, end);
        }

        offsets[count] = write;
    }

    /// <summary>The arrays of a graph: where rows start, the neighbours and weights in them, and the nodes' sizes.</summary>
    internal sealed record Rows(int[] Offsets, int[] Targets, float[] Weights, double[] Sizes);
}

/// <summary>An edge of a graph and how strong it is.</summary>
public readonly record struct WeightedEdge(int From, int To, float Weight);
