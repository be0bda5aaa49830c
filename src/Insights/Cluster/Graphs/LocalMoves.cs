namespace Insights.Cluster.Graphs;

/// <summary>Leiden's fast local moving: nodes go to the neighbouring community of largest gain until nothing gains any more.</summary>
internal static class LocalMoves
{
    private const double LeastGain = 1e-9;

    public static int[] Run(WeightedGraph graph, double resolution, int[] start, SplitMix random)
    {
        var labels = (int[])start.Clone();
        var state = new CommunitySums(graph, labels);
        var queue = new Queue<int>(random.Shuffle(graph.Count));
        var queued = new bool[graph.Count];
        Array.Fill(queued, true);
        while (queue.TryDequeue(out var node))
        {
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
                    queue.Enqueue(other);
                }
            }
        }

        return labels;
    }

    /// <summary>Sizes of communities, kept while nodes move; an empty label is always at hand for a node that is best alone.</summary>
    private sealed class CommunitySums
    {
        private readonly WeightedGraph graph;
        private readonly int[] labels;
        private readonly double[] sizes;
        private readonly int[] members;
        private readonly double[] weightTo;
        private readonly List<int> touched = [];
        private readonly Stack<int> empty = new();

        public CommunitySums(WeightedGraph graph, int[] labels)
        {
            (this.graph, this.labels) = (graph, labels);
            sizes = new double[graph.Count + 1];
            members = new int[graph.Count + 1];
            weightTo = new double[graph.Count + 1];
            for (var node = 0; node < graph.Count; node++)
            {
                sizes[labels[node]] += graph.Sizes[node];
                members[labels[node]]++;
            }

            for (var label = graph.Count; label >= 0; label--)
            {
                if (members[label] == 0)
                {
                    empty.Push(label);
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
                (best, bestGain) = (empty.Peek(), 0);
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
                empty.Pop();
            }

            sizes[from] -= graph.Sizes[node];
            sizes[to] += graph.Sizes[node];
            members[to]++;
            if (--members[from] == 0)
            {
                sizes[from] = 0;
                empty.Push(from);
            }

            labels[node] = to;
        }
    }
}
