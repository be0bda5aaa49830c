namespace Insights.Cluster.Graphs;

/// <summary>
/// The Leiden algorithm (Traag, Waltman, van Eck 2019, "From Louvain to Leiden") with the constant Potts model: maximises the sum over
/// communities of (weight inside) - resolution * (pairs of items inside). Seeded: the same graph and seed give the same partition.
/// </summary>
public static class Leiden
{
    internal const int MostRounds = 10;

    /// <summary>Community of each node, numbered from 0 by first member. Every community is connected.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="resolution">Density that a community must exceed, in units of edge weight; larger gives smaller communities.</param>
    /// <param name="seed">Seed of the visiting order and of the refinement's choices.</param>
    /// <param name="start">A partition to improve; singletons where it is null.</param>
    public static int[] Partition(WeightedGraph graph, double resolution, ulong seed, int[]? start = null)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return Partition(graph, resolution, seed, start, MostRounds, new LeidenMemory(graph.Count));
    }

    /// <summary>The same with at most so many rounds: one gives nearly the gain of all, and is enough to compare resolutions.</summary>
    internal static int[] Partition(
        WeightedGraph graph, double resolution, ulong seed, int[]? start, int rounds, LeidenMemory memory)
    {
        var random = new SplitMix(seed);
        var labels = start is null ? Singletons(graph.Count) : Labels.Compact(start);
        for (var round = 0; round < rounds; round++)
        {
            var improved = Improve(graph, resolution, labels, random, memory);
            if (improved.AsSpan().SequenceEqual(labels))
            {
                break;
            }

            labels = improved;
        }

        return labels;
    }

    private static int[] Improve(WeightedGraph graph, double resolution, int[] start, SplitMix random, LeidenMemory memory)
    {
        var (level, height) = (graph, 0);
        var labels = (int[])start.Clone();
        var nodeOf = Singletons(graph.Count);
        while (true)
        {
            LocalMoves.Run(level, resolution, labels, random, memory);
            if (Compact(labels, level.Count, memory) == level.Count)
            {
                break;
            }

            var refined = Refinement.Run(level, resolution, labels, random, memory);
            var parts = Compact(refined, level.Count, memory);
            if (parts == level.Count)
            {
                break;
            }

            for (var item = 0; item < nodeOf.Length; item++)
            {
                nodeOf[item] = refined[nodeOf[item]];
            }

            // A part's number is at most that of its first node, so that no label is read after it was written over.
            for (var (node, known) = (0, 0); node < level.Count; node++)
            {
                if (refined[node] == known)
                {
                    labels[known++] = labels[node];
                }
            }

            level = Aggregation.Run(level, refined, parts, ++height, memory);
            Compact(labels, parts, memory);
        }

        for (var item = 0; item < nodeOf.Length; item++)
        {
            nodeOf[item] = labels[nodeOf[item]];
        }

        Compact(nodeOf, nodeOf.Length, memory);
        return nodeOf;
    }

    // A level of so many nodes may use one label more.
    private static int Compact(int[] labels, int nodes, LeidenMemory memory) =>
        Labels.Compact(labels.AsSpan(0, nodes), memory.Spare.AsSpan(0, nodes + 1));

    private static int[] Singletons(int count)
    {
        var labels = new int[count];
        for (var node = 0; node < count; node++)
        {
            labels[node] = node;
        }

        return labels;
    }
}
