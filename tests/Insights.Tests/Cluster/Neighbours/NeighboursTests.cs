using System.Numerics.Tensors;
using Insights.Cluster.Graphs;
using Insights.Cluster.Neighbours;

namespace Insights.Tests.Cluster.Neighbours;

public sealed class NeighboursTests
{
    [Fact]
    public void Exact_neighbours_are_those_of_a_full_sort()
    {
        var vectors = PlantedRows.Texts(12, 9, 25, 3).Select(row => row.Question).Append(null).ToArray();

        var table = ExactNeighbours.Find(vectors, 7, default);

        for (var item = 0; item + 1 < vectors.Length; item++)
        {
            var expected = Enumerable.Range(0, vectors.Length - 1).Where(other => other != item)
                .OrderByDescending(other => MathF.Round(TensorPrimitives.Dot<float>(vectors[item], vectors[other]), 5))
                .ThenBy(other => other).Take(7);
            Assert.Equal(expected.Order(), table.Of(item).ToArray().Order());
        }

        Assert.True(table.Of(vectors.Length - 1).IsEmpty);
    }

    [Fact]
    public void Approximate_neighbours_find_nearly_all_of_a_cluster()
    {
        var vectors = PlantedRows.Texts(150, 12, 400, 5).Select(row => row.Question).ToArray();

        var exact = ExactNeighbours.Find(vectors, 10, default);
        var approximate = ApproximateNeighbours.Find(vectors, 10, 1, default);

        var found = Enumerable.Range(0, 1800).Average(item =>
            exact.Of(item).ToArray().Intersect(approximate.Of(item).ToArray()).Count() / 10.0);
        Assert.True(found > 0.97, $"recall {found}");
    }

    [Fact]
    public void Approximate_neighbours_are_the_same_every_time()
    {
        var vectors = PlantedRows.Texts(60, 12, 100, 7).Select(row => row.Question).ToArray();
        var first = ApproximateNeighbours.Find(vectors, 8, 1, default);
        var second = ApproximateNeighbours.Find(vectors, 8, 1, default);

        Assert.All(
            Enumerable.Range(0, vectors.Length), item => Assert.Equal(first.Of(item).ToArray(), second.Of(item).ToArray()));
    }

    [Fact]
    public void Each_item_is_in_one_leaf_and_no_leaf_is_too_large()
    {
        var vectors = PlantedRows.Texts(60, 12, 100, 9).Select(row => row.Question)
            .Concat(Enumerable.Repeat(PlantedRows.Texts(1, 1, 0, 2)[0].Question, 70)).ToArray();
        int[] items = [.. Enumerable.Range(0, vectors.Length).Where(item => item % 5 > 0)];
        var tree = new SpaceTree(vectors, items, 24);

        for (ulong seed = 1; seed < 4; seed++)
        {
            var leaves = tree.Grow(seed, default).Select(leaf => tree.Of(leaf).ToArray()).ToList();

            Assert.Equal(items, leaves.SelectMany(leaf => leaf).Order());
            Assert.All(leaves, leaf => Assert.InRange(leaf.Length, 1, 24));
        }
    }

    [Fact]
    public void Items_offered_to_each_other_keep_their_nearest()
    {
        var vectors = PlantedRows.Texts(5, 7, 8, 4).Select(row => row.Question).ToArray();
        var exact = ExactNeighbours.Find(vectors, 6, default);
        var offered = new NeighbourTable(vectors.Length, 6);

        foreach (var half in (int[][])[[.. Enumerable.Range(0, 30)], [.. Enumerable.Range(0, vectors.Length)]])
        {
            DotProducts.OfferAll(vectors, half, offered);
        }

        for (var item = 0; item < vectors.Length; item++)
        {
            offered.HeapOf(item).Sort();
            Assert.Equal(exact.Of(item).ToArray(), offered.Of(item).ToArray());
        }
    }

    [Fact]
    public void The_heap_keeps_the_nearest_whatever_the_order()
    {
        var random = new SplitMix(1);
        for (var trial = 0; trial < 100; trial++)
        {
            var similarities = Enumerable.Range(0, 30).Select(_ => random.Next(8) / 8f).ToArray();
            var table = new NeighbourTable(1, 6);
            var heap = table.HeapOf(0);
            foreach (var item in random.Shuffle(30))
            {
                heap.Offer(item, similarities[item]);
            }

            heap.Sort();
            Assert.Equal(
                Enumerable.Range(0, 30).OrderByDescending(item => similarities[item]).ThenBy(item => item).Take(6), table.Of(0).ToArray());
        }
    }

    [Fact]
    public void Words_that_few_rows_share_make_rows_alike()
    {
        var words = WordVectors.Of(
        [
            [new("common", 1), new("etcd", 2)],
            [new("common", 1), new("etcd", 1), new("disk", 1)],
            [new("common", 1), new("gpu", 1)],
            [],
        ]);

        var nearest = words.FindNeighbours([0, 1, 2, 3], 2, default);

        Assert.Equal([1, 2], nearest.Of(0).ToArray());
        Assert.Equal(words.Similarity(0, 1), nearest.SimilaritiesOf(0)[0], 1e-6);
        Assert.True(words.IsEmpty(3));
        Assert.True(nearest.Of(3).IsEmpty);
        Assert.Equal(1, words.Similarity(0, 0), 1e-6);
    }
}
