using Insights.Cluster;

namespace Insights.Tests.Cluster;

public sealed class WeakMembersTests
{
    [Fact]
    public void Two_rows_alone_must_be_nearer_than_many()
    {
        int[] pair = [0, 0];
        int[] six = [0, 0, 0, 0, 0, 0];

        WeakMembers.TakeOutInTurn(pair, (_, _) => 2, 1.4, 0.5);
        WeakMembers.TakeOutInTurn(six, (_, _) => 2, 1.4, 0.5);

        Assert.Equal(2, pair.Distinct().Count());
        Assert.Single(six.Distinct());
    }

    [Fact]
    public void Who_fits_once_the_weakest_has_left_may_stay()
    {
        int[] labels = [0, 0, 0, 0];

        WeakMembers.TakeOutInTurn(labels, (first, second) => Math.Max(first, second) == 3 ? 0 : 2, 1.2, 0.5);

        Assert.Equal(labels[0], labels[1]);
        Assert.Equal(labels[0], labels[2]);
        Assert.NotEqual(labels[0], labels[3]);
    }
}
