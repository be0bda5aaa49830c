namespace Insights.Cluster.Graphs;

/// <summary>Leiden's aggregation: each part of a partition becomes one node with the summed weights and sizes.</summary>
internal static class Aggregation
{
    /// <param name="graph">The graph.</param>
    /// <param name="parts">The part of each node, numbered from 0.</param>
    /// <param name="count">How many parts there are.</param>
    /// <param name="level">The level of the new graph, from 1.</param>
    /// <param name="memory">What the new graph is built in: it stands until the next level but one.</param>
    public static WeightedGraph Run(WeightedGraph graph, int[] parts, int count, int level, LeidenMemory memory)
    {
        var rows = memory.RowsOf(level, 2 * graph.EdgeCount);
        var sizes = rows.Sizes.AsSpan(0, count);
        sizes.Clear();
        for (var node = 0; node < graph.Count; node++)
        {
            sizes[parts[node]] += graph.Sizes[node];
        }

        return WeightedGraph.Build(rows, count, Ties(graph, parts, count, memory));
    }

    /// <summary>The summed weights between parts, each pair of parts once, from the lower one.</summary>
    private static IEnumerable<WeightedEdge> Ties(WeightedGraph graph, int[] parts, int count, LeidenMemory memory)
    {
        Labels.Sort(parts.AsSpan(0, graph.Count), count, memory.Members, memory.Order);
        for (var (part, place) = (0, 0); part < count; part++)
        {
            for (; place < memory.Members[part]; place++)
            {
                Collect(graph, parts, memory.Order[place], memory);
            }

            foreach (var other in memory.Touched)
            {
                yield return new WeightedEdge(part, other, (float)memory.WeightTo[other]);
                memory.WeightTo[other] = 0;
            }

            memory.Touched.Clear();
        }
    }

    private static void Collect(WeightedGraph graph, int[] parts, int node, LeidenMemory memory)
    {
        for (var edge = graph.Offsets[node]; edge < graph.Offsets[node + 1]; edge++)
        {
            var other = parts[graph.Targets[edge]];
            if (other <= parts[node])
            {
                continue;
            }

            if (memory.WeightTo[other] == 0)
            {
                memory.Touched.Add(other);
            }

            memory.WeightTo[other] += graph.Weights[edge];
        }
    }
}
