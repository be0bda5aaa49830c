using Insights.Cluster;
using Insights.Cluster.Graphs;
using Insights.Cluster.Pairs;

namespace Insights.Tests.Cluster;

public sealed class WeakMembersTests
{
    [Fact]
    public void Two_rows_alone_must_be_surer_than_many()
    {
        int[] pair = [0, 0, 1, 1, 1, 1, 1, 1];
        var memberships = new Memberships(pair.Length, AllPairs(pair, 0.5f));

        WeakMembers.TakeOutInTurn(pair, memberships.Of, 0.4);

        Assert.NotEqual(pair[0], pair[1]);
        Assert.Single(pair[2..].Distinct());
    }

    [Fact]
    public void Who_fits_once_the_weakest_has_left_may_stay()
    {
        int[] labels = [0, 0, 0, 0];
        var memberships = new Memberships(4, [.. AllPairs(labels, 0.9f).Where(edge => edge.To != 3)]);

        WeakMembers.TakeOutInTurn(labels, memberships.Of, 0.6);

        Assert.Equal(labels[0], labels[1]);
        Assert.Equal(labels[0], labels[2]);
        Assert.NotEqual(labels[0], labels[3]);
    }

    [Fact]
    public void In_a_large_cluster_the_nearest_tell_how_well_a_row_sits()
    {
        int[] labels = [.. Enumerable.Repeat(0, 60)];
        var near = AllPairs(labels, 0.8f).Where(edge => edge.To - edge.From <= 6).ToList();

        WeakMembers.TakeOutInTurn(labels, new Memberships(60, near).Of, 0.4);

        Assert.Single(labels.Distinct());
    }

    private static List<WeightedEdge> AllPairs(int[] labels, float weight) =>
    [
        .. Enumerable.Range(0, labels.Length).SelectMany(first => Enumerable.Range(first + 1, labels.Length - first - 1)
            .Where(second => labels[first] == labels[second])
            .Select(second => new WeightedEdge(first, second, weight))),
    ];
}
