namespace Insights.Cluster.Graphs;

/// <summary>Leiden's aggregation: each part of a partition becomes one node with the summed weights and sizes.</summary>
internal static class Aggregation
{
    public static WeightedGraph Run(WeightedGraph graph, int[] parts, int count)
    {
        var sizes = new double[count];
        var edges = new List<WeightedEdge>(graph.EdgeCount);
        var order = Labels.MembersOf(parts, count);
        var weightTo = new double[count];
        var touched = new List<int>();
        for (var part = 0; part < count; part++)
        {
            foreach (var node in order.Of(part))
            {
                sizes[part] += graph.Sizes[node];
                for (var edge = graph.Offsets[node]; edge < graph.Offsets[node + 1]; edge++)
                {
                    // Each pair of parts once: from the lower one.
                    var other = parts[graph.Targets[edge]];
                    if (other <= part)
                    {
                        continue;
                    }

                    if (weightTo[other] == 0)
                    {
                        touched.Add(other);
                    }

                    weightTo[other] += graph.Weights[edge];
                }
            }

            foreach (var other in touched)
            {
                edges.Add(new WeightedEdge(part, other, (float)weightTo[other]));
                weightTo[other] = 0;
            }

            touched.Clear();
        }

        return WeightedGraph.Build(sizes, edges);
    }
}
