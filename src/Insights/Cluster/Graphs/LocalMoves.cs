namespace Insights.Cluster.Graphs;

/// <summary>Leiden's fast local moving: nodes go to the neighbouring community of largest gain until nothing gains any more.</summary>
internal static class LocalMoves
{
    private const double LeastGain = 1e-9;

    /// <summary>Moves nodes by changing their labels, which are at most the number of nodes.</summary>
    public static void Run(WeightedGraph graph, double resolution, int[] labels, SplitMix random, LeidenMemory memory)
    {
        var state = new CommunitySums(graph, labels, memory);
        var queue = memory.Order.AsSpan(0, graph.Count);
        random.Shuffle(queue);
        var queued = memory.Queued.AsSpan(0, graph.Count);
        queued.Fill(true);

        // A ring: nobody stands in it twice, so as many places as there are nodes are enough.
        for (var (head, waiting) = (0, graph.Count); waiting > 0;)
        {
            var node = queue[head];
            head = head + 1 < queue.Length ? head + 1 : 0;
            waiting--;
            queued[node] = false;
            var from = labels[node];
            var to = state.BestFor(node, resolution, LeastGain);
            if (to == from)
            {
                continue;
            }

            state.Move(node, to);
            for (var edge = graph.Offsets[node]; edge < graph.Offsets[node + 1]; edge++)
            {
                var other = graph.Targets[edge];
                if (labels[other] != to && !queued[other])
                {
                    queued[other] = true;
                    var tail = head + waiting++;
                    queue[tail < queue.Length ? tail : tail - queue.Length] = other;
                }
            }
        }
    }

    /// <summary>Sizes of communities, kept while nodes move; an empty label is always at hand for a node that is best alone.</summary>
    private sealed class CommunitySums
    {
        private readonly WeightedGraph graph;
        private readonly int[] labels;
        private readonly double[] sizes;
        private readonly int[] members;
        private readonly double[] weightTo;
        private readonly List<int> touched;
        private readonly int[] empty;
        private int empties;

        public CommunitySums(WeightedGraph graph, int[] labels, LeidenMemory memory)
        {
            (this.graph, this.labels) = (graph, labels);
            (sizes, members, weightTo, touched, empty) = (memory.Sizes, memory.Members, memory.WeightTo, memory.Touched, memory.Spare);
            sizes.AsSpan(0, graph.Count + 1).Clear();
            members.AsSpan(0, graph.Count + 1).Clear();
            for (var node = 0; node < graph.Count; node++)
            {
                sizes[labels[node]] += graph.Sizes[node];
                members[labels[node]]++;
            }

            for (var label = graph.Count; label >= 0; label--)
            {
                if (members[label] == 0)
                {
                    empty[empties++] = label;
                }
            }
        }

        /// <summary>The community of largest gain, the present one unless another gains more; ties go to the lower label.</summary>
        public int BestFor(int node, double resolution, double leastGain)
        {
            for (var edge = graph.Offsets[node]; edge < graph.Offsets[node + 1]; edge++)
            {
                var label = labels[graph.Targets[edge]];
                if (weightTo[label] == 0)
                {
                    touched.Add(label);
                }

                weightTo[label] += graph.Weights[edge];
            }

            var (own, size) = (labels[node], graph.Sizes[node]);
            var best = own;
            var bestGain = weightTo[own] - (resolution * size * (sizes[own] - size)) + leastGain;
            if (members[own] > 1 && bestGain < 0)
            {
                (best, bestGain) = (empty[empties - 1], 0);
            }

            foreach (var label in touched)
            {
                var gain = label == own ? double.NegativeInfinity : weightTo[label] - (resolution * size * sizes[label]);
                if (gain > bestGain || (gain == bestGain && best != own && label < best))
                {
                    (best, bestGain) = (label, gain);
                }
            }

            foreach (var label in touched)
            {
                weightTo[label] = 0;
            }

            touched.Clear();
            return best;
        }

        public void Move(int node, int to)
        {
            var from = labels[node];
            if (members[to] == 0)
            {
                empties--;
            }

            sizes[from] -= graph.Sizes[node];
            sizes[to] += graph.Sizes[node];
            members[to]++;
            if (--members[from] == 0)
            {
                sizes[from] = 0;
                empty[empties++] = from;
            }

            labels[node] = to;
        }
    }
}
