namespace Insights.Cluster.Graphs;

/// <summary>
/// Leiden's refinement: inside each community, well-connected single nodes merge into well-connected parts, chosen at random in
/// proportion to exp(gain / theta), so that parts which hang together only through others come apart.
/// </summary>
internal static class Refinement
{
    private const double Theta = 0.01;

    /// <summary>The part of each node, named by one of its members.</summary>
    public static int[] Run(WeightedGraph graph, double resolution, int[] communities, SplitMix random, LeidenMemory memory)
    {
        var parts = new Parts(graph, communities, resolution, memory);
        var order = memory.Order.AsSpan(0, graph.Count);
        random.Shuffle(order);
        foreach (var node in order)
        {
            if (parts.IsAlone(node) && parts.IsWellConnected(node))
            {
                parts.Merge(node, random);
            }
        }

        return parts.Labels;
    }

    private sealed class Parts
    {
        private readonly WeightedGraph graph;
        private readonly int[] communities;
        private readonly double[] totals;
        private readonly double resolution;
        private readonly double[] sizes;
        private readonly int[] members;

        // Weight from a part to the rest of its community.
        private readonly double[] outward;
        private readonly double[] weightTo;
        private readonly List<int> touched;
        private readonly List<double> chances;

        public Parts(WeightedGraph graph, int[] communities, double resolution, LeidenMemory memory)
        {
            (this.graph, this.communities, this.resolution) = (graph, communities, resolution);
            (sizes, totals, outward, weightTo) = (memory.Sizes, memory.Totals, memory.Outward, memory.WeightTo);
            (members, touched, chances) = (memory.Members, memory.Touched, memory.Chances);
            Labels = new int[graph.Count];
            totals.AsSpan(0, graph.Count).Clear();
            for (var node = 0; node < graph.Count; node++)
            {
                totals[communities[node]] += graph.Sizes[node];
                (Labels[node], members[node], sizes[node], outward[node]) = (node, 1, graph.Sizes[node], 0);
                for (var edge = graph.Offsets[node]; edge < graph.Offsets[node + 1]; edge++)
                {
                    outward[node] += communities[graph.Targets[edge]] == communities[node] ? graph.Weights[edge] : 0;
                }
            }
        }

        public int[] Labels { get; }

        public bool IsAlone(int node) => members[Labels[node]] == 1;

        public bool IsWellConnected(int part) =>
            outward[part] >= resolution * sizes[part] * (totals[communities[part]] - sizes[part]);

        public void Merge(int node, SplitMix random)
        {
            for (var edge = graph.Offsets[node]; edge < graph.Offsets[node + 1]; edge++)
            {
                var other = graph.Targets[edge];
                if (communities[other] != communities[node])
                {
                    continue;
                }

                var part = Labels[other];
                if (weightTo[part] == 0)
                {
                    touched.Add(part);
                }

                weightTo[part] += graph.Weights[edge];
            }

            var into = Choose(node, random);
            if (into != node)
            {
                outward[into] += outward[node] - (2 * weightTo[into]);
                sizes[into] += sizes[node];
                members[into]++;
                members[node] = 0;
                Labels[node] = into;
            }

            foreach (var part in touched)
            {
                weightTo[part] = 0;
            }

            touched.Clear();
        }

        private int Choose(int node, SplitMix random)
        {
            chances.Clear();
            var best = 0.0;
            foreach (var part in touched)
            {
                var gain = weightTo[part] - (resolution * sizes[node] * sizes[part]);
                var possible = part != node && gain >= 0 && IsWellConnected(part);
                chances.Add(possible ? gain : double.NegativeInfinity);
                best = Math.Max(best, possible ? gain : 0);
            }

            // Staying alone has gain 0; gains are taken relative to the best, so that the exponential cannot overflow.
            var stay = Math.Exp(-best / Theta);
            var total = stay;
            for (var place = 0; place < chances.Count; place++)
            {
                chances[place] = Math.Exp((chances[place] - best) / Theta);
                total += chances[place];
            }

            var drawn = (random.NextUnit() * total) - stay;
            for (var place = 0; place < chances.Count && drawn >= 0; place++)
            {
                drawn -= chances[place];
                if (drawn < 0)
                {
                    return touched[place];
                }
            }

            return node;
        }
    }
}
