using Insights.Cluster;
using Insights.Tests.Draft;

namespace Insights.Tests.Cluster;

public sealed class ConversationClusterTests
{
    private static readonly ConversationCluster Sure = Topics.Of(
        Topics.First().Build(), Topics.Second().Build(), Topics.Unanswered(3000, "eve").Build()).Cluster;

    [Fact]
    public void Those_that_sit_surely_speak_for_the_cluster()
    {
        var cluster = With(0.9, 0.8, 0.36);

        Assert.False(cluster.IsLoose);
        Assert.Equal(cluster.Members.Take(2), cluster.Core);
        Assert.Equal(2, cluster.CoreConversations.Count);
        Assert.Equal(3, cluster.Conversations.Count);
    }

    [Fact]
    public void A_cluster_in_which_only_one_sits_surely_is_loose_and_has_all_for_its_core()
    {
        var cluster = With(0.5, 0.36, 0.36);

        Assert.True(cluster.IsLoose);
        Assert.Equal(cluster.Members, cluster.Core);
    }

    private static ConversationCluster With(params double[] memberships) =>
        new(Sure.Id, [.. Sure.Members.Zip(memberships, (member, membership) => member with { Membership = membership })]);
}
