using Insights.Cluster.Graphs;

namespace Insights.Tests.Cluster.Graphs;

public sealed class LeidenTests
{
    [Fact]
    public void Planted_communities_are_found()
    {
        var random = new SplitMix(1);
        var edges = new List<WeightedEdge>();
        for (var first = 0; first < 200; first++)
        {
            for (var second = first + 1; second < 200; second++)
            {
                if (random.NextUnit() < (first / 20 == second / 20 ? 0.6 : 0.02))
                {
                    edges.Add(new WeightedEdge(first, second, 1));
                }
            }
        }

        var labels = Leiden.Partition(Graph(200, edges), 0.2, 1);

        Assert.Equal(Enumerable.Range(0, 200).Select(node => node / 20), labels);
    }

    [Fact]
    public void A_ring_of_cliques_is_not_merged_as_modularity_would()
    {
        var edges = new List<WeightedEdge>();
        for (var clique = 0; clique < 40; clique++)
        {
            for (var first = 0; first < 4; first++)
            {
                for (var second = first + 1; second < 4; second++)
                {
                    edges.Add(new WeightedEdge((clique * 4) + first, (clique * 4) + second, 1));
                }
            }

            edges.Add(new WeightedEdge(clique * 4, ((clique + 1) % 40 * 4) + 1, 1));
        }

        Assert.Equal(39, Leiden.Partition(Graph(160, edges), 0.3, 1).Max());
    }

    [Fact]
    public void No_single_move_and_no_split_into_connected_parts_is_left_undone()
    {
        for (ulong seed = 0; seed < 20; seed++)
        {
            var random = new SplitMix(seed);
            var edges = new List<WeightedEdge>();
            for (var edge = 0; edge < 60; edge++)
            {
                edges.Add(new WeightedEdge(random.Next(25), random.Next(25), (float)random.NextUnit()));
            }

            var graph = Graph(25, edges);
            var labels = Leiden.Partition(graph, 0.15, seed);
            var quality = Quality(graph, labels, 0.15);
            for (var node = 0; node < 25; node++)
            {
                foreach (var label in labels.Distinct().Append(99))
                {
                    var moved = (int[])labels.Clone();
                    moved[node] = label;
                    Assert.True(Quality(graph, moved, 0.15) <= quality + 1e-6);
                }
            }

            Assert.All(labels.Distinct(), label => Assert.True(IsConnected(graph, labels, label)));
        }
    }

    [Fact]
    public void The_seed_decides_and_nothing_else()
    {
        WeightedEdge[] edges = [new(0, 1, 1), new(1, 2, 1), new(2, 0, 1), new(2, 3, 0.5f), new(3, 4, 1), new(4, 5, 1), new(5, 3, 1)];

        var labels = Leiden.Partition(Graph(6, edges), 0.3, 9);

        Assert.Equal([0, 0, 0, 1, 1, 1], labels);
        Assert.Equal(labels, Leiden.Partition(Graph(6, [.. edges.Reverse()]), 0.3, 9));
    }

    [Fact]
    public void What_was_worked_on_before_in_the_same_memory_changes_nothing()
    {
        var random = new SplitMix(5);
        List<WeightedEdge> edges =
            [.. Enumerable.Range(0, 3_000).Select(_ => new WeightedEdge(random.Next(400), random.Next(400), (float)random.NextUnit()))];
        var graph = Graph(400, edges);
        var memory = new LeidenMemory(400);

        foreach (var resolution in (double[])[0.6, 0.01, 0.2, 0.05])
        {
            Assert.Equal(
                Leiden.Partition(graph, resolution, 3),
                Leiden.Partition(graph, resolution, 3, null, Leiden.MostRounds, memory));
        }
    }

    [Fact]
    public void Repeats_of_an_edge_add_up_and_loops_are_dropped()
    {
        var graph = Graph(4, [new(2, 0, 1), new(1, 1, 9), new(0, 2, 0.5f), new(3, 2, 2), new(0, 1, 4)]);

        Assert.Equal(3, graph.EdgeCount);
        Assert.Equal([0, 2, 3, 5, 6], graph.Offsets[..5]);
        Assert.Equal([1, 2, 0, 0, 3, 2], graph.Targets[..6]);
        Assert.Equal([4, 1.5f, 4, 1.5f, 2, 2], graph.Weights[..6]);
    }

    private static WeightedGraph Graph(int count, IReadOnlyList<WeightedEdge> edges) =>
        WeightedGraph.Build([.. Enumerable.Repeat(1.0, count)], edges);

    private static double Quality(WeightedGraph graph, int[] labels, double resolution)
    {
        var inside = 0.0;
        for (var node = 0; node < graph.Count; node++)
        {
            for (var edge = graph.Offsets[node]; edge < graph.Offsets[node + 1]; edge++)
            {
                inside += labels[graph.Targets[edge]] == labels[node] ? graph.Weights[edge] / 2 : 0;
            }
        }

        return inside - labels.GroupBy(label => label).Sum(group => resolution * group.Count() * (group.Count() - 1) / 2);
    }

    private static bool IsConnected(WeightedGraph graph, int[] labels, int label)
    {
        var members = Enumerable.Range(0, graph.Count).Where(node => labels[node] == label).ToHashSet();
        var reached = new HashSet<int> { members.First() };
        var open = new Stack<int>(reached);
        while (open.TryPop(out var node))
        {
            for (var edge = graph.Offsets[node]; edge < graph.Offsets[node + 1]; edge++)
            {
                if (members.Contains(graph.Targets[edge]) && reached.Add(graph.Targets[edge]))
                {
                    open.Push(graph.Targets[edge]);
                }
            }
        }

        return reached.Count == members.Count;
    }
}
