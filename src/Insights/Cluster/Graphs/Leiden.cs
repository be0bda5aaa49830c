namespace Insights.Cluster.Graphs;

/// <summary>
/// The Leiden algorithm (Traag, Waltman, van Eck 2019, "From Louvain to Leiden") with the constant Potts model: maximises the sum over
/// communities of (weight inside) - resolution * (pairs of items inside). Seeded: the same graph and seed give the same partition.
/// </summary>
public static class Leiden
{
    private const int MostRounds = 10;

    /// <summary>Community of each node, numbered from 0 by first member. Every community is connected.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="resolution">Density that a community must exceed, in units of edge weight; larger gives smaller communities.</param>
    /// <param name="seed">Seed of the visiting order and of the refinement's choices.</param>
    /// <param name="start">A partition to improve; singletons where it is null.</param>
    public static int[] Partition(WeightedGraph graph, double resolution, ulong seed, int[]? start = null)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return Partition(graph, resolution, seed, start, MostRounds);
    }

    /// <summary>The same with at most so many rounds: one gives nearly the gain of all, and is enough to compare resolutions.</summary>
    internal static int[] Partition(WeightedGraph graph, double resolution, ulong seed, int[]? start, int rounds)
    {
        var random = new SplitMix(seed);
        var labels = start is null ? Singletons(graph.Count) : Labels.Compact(start);
        for (var round = 0; round < rounds; round++)
        {
            var improved = Improve(graph, resolution, labels, random);
            if (improved.AsSpan().SequenceEqual(labels))
            {
                break;
            }

            labels = improved;
        }

        return labels;
    }

    private static int[] Improve(WeightedGraph graph, double resolution, int[] start, SplitMix random)
    {
        var level = graph;
        var labels = start;
        var nodeOf = Singletons(graph.Count);
        while (true)
        {
            labels = Labels.Compact(LocalMoves.Run(level, resolution, labels, random));
            var communities = Labels.CountOf(labels);
            if (communities == level.Count)
            {
                break;
            }

            var refined = Labels.Compact(Refinement.Run(level, resolution, labels, random));
            var parts = Labels.CountOf(refined);
            if (parts == level.Count)
            {
                break;
            }

            var inherited = new int[parts];
            for (var node = 0; node < level.Count; node++)
            {
                inherited[refined[node]] = labels[node];
            }

            for (var item = 0; item < nodeOf.Length; item++)
            {
                nodeOf[item] = refined[nodeOf[item]];
            }

            level = Aggregation.Run(level, refined, parts);
            labels = Labels.Compact(inherited);
        }

        return Labels.Compact(Array.ConvertAll(nodeOf, node => labels[node]));
    }

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
