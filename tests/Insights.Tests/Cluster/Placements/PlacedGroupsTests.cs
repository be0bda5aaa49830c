using Insights.Cluster;
using Insights.Cluster.Placements;
using Insights.Ingest;
using Insights.Tests.Publish;

namespace Insights.Tests.Cluster.Placements;

public sealed class PlacedGroupsTests
{
    private static readonly ClusterId A = new("aaaaaaaa");
    private static readonly ClusterId B = new("bbbbbbbb");
    private static readonly ClusterId C = new("cccccccc");

    [Fact]
    public void Without_placements_groups_stay_as_they_were_found()
    {
        Assert.Equal(["1 2 3", "4 5"], Apply(HandPlacements.None, [], [1, 2, 3], [4, 5]));
    }

    [Fact]
    public void Merged_clusters_are_one_under_the_id_that_stays_however_they_were_found()
    {
        var merged = HandPlacements.Of([Put(B, null, 4, 5), Put(B, A, 1, 2, 3)]);
        KnownCluster[] known = [Known(B, 1, 2, 3, 4, 5)];

        Assert.Equal(["bbbbbbbb: 1 2 3 4 5"], Apply(merged, known, [1, 2, 3], [4, 5]));
        Assert.Equal(["bbbbbbbb: 1 2 3 4 5"], Apply(merged, known, [1, 2, 3, 4], [5]));
        Assert.Equal(A, merged.Merged.Single());
        Assert.Equal(B, merged.Living(A));
    }

    [Fact]
    public void A_new_question_follows_the_merged_cluster_that_it_was_found_with()
    {
        var merged = HandPlacements.Of([Put(B, null, 4, 5), Put(B, A, 1, 2, 3)]);

        Assert.Equal(["bbbbbbbb: 1 2 3 4 5 6"], Apply(merged, [Known(B, 1, 2, 3, 4, 5)], [1, 2, 3, 6], [4, 5]));
    }

    [Fact]
    public void A_placed_question_that_strays_into_another_cluster_takes_nobody_along()
    {
        var placed = HandPlacements.Of([Put(A, null, 1, 2), Put(B, null, 3, 4)]);
        KnownCluster[] known = [Known(A, 1, 2), Known(B, 3, 4), Known(C, 7, 8, 9)];

        Assert.Equal(["7 8 9", "aaaaaaaa: 1 2", "bbbbbbbb: 3 4"], Apply(placed, known, [1, 7, 8, 9], [2, 3, 4]));
    }

    [Fact]
    public void Of_what_was_split_a_new_question_joins_the_part_that_it_is_nearest_to()
    {
        var split = HandPlacements.Of([Put(B, null, 4, 5), Put(A, null, 1, 2, 3)]);
        KnownCluster[] known = [Known(A, 1, 2, 3), Known(B, 4, 5)];
        NamedGroup found = new(null, [Member(1, 1, 0), Member(2, 1, 0), Member(3, 1, 0), Member(4, 0, 1), Member(5, 0, 1), Member(6, 0.1f, 1), Member(7, 1, 0.1f)]);

        var placed = PlacedGroups.Apply([found], [], split, known);

        Assert.Equal(["aaaaaaaa: 1 2 3 7", "bbbbbbbb: 4 5 6"], placed.Groups.Select(Describe));
    }

    [Fact]
    public void A_question_that_no_cluster_took_is_put_where_a_maintainer_wants_it_surely()
    {
        var placed = PlacedGroups.Apply([], [Drafts.Row(1, "one"), Drafts.Row(2, "two")], HandPlacements.Of([Put(A, null, 1)]), []);

        Assert.True(Assert.Single(Assert.Single(placed.Groups).Members).Membership >= ClusterThresholds.CoreMembership);
        Assert.Equal(2UL, Assert.Single(placed.Outliers).Id.Conversation.Value);
    }

    [Fact]
    public void The_latest_word_counts_and_a_split_gives_a_merged_cluster_its_id_back()
    {
        Placement[] merge = [Put(B, null, 4, 5), Put(B, A, 1, 2, 3)];
        var merged = HandPlacements.Of(merge);
        Assert.Equal(A, merged.FindMerged([.. Questions(1, 2, 3)]));
        Assert.Null(merged.FindMerged([.. Questions(3, 4, 5)]));

        var undone = HandPlacements.Of([.. merge, Put(A, null, 1, 2, 3), Put(B, null, 4, 5)]);
        Assert.Empty(undone.Merged);
        Assert.Equal(["aaaaaaaa: 1 2 3", "bbbbbbbb: 4 5"], Apply(undone, [Known(B, 1, 2, 3, 4, 5)], [1, 2, 3, 4, 5]));
    }

    [Fact]
    public void Who_merges_a_merged_cluster_takes_all_of_it_along()
    {
        var chain = HandPlacements.Of([Put(B, null, 4), Put(B, A, 1), Put(C, null, 7), Put(C, B, 4)]);

        Assert.Equal(["cccccccc: 1 4 7"], Apply(chain, [], [1, 4, 7]));
        Assert.Equal(C, chain.Living(A));
    }

    [Fact]
    public void A_given_id_is_kept_and_a_merged_one_is_given_to_nobody()
    {
        var merged = HandPlacements.Of([Put(B, null, 4), Put(B, A, 1, 2, 3)]);
        KnownCluster[] known = [Known(A, 1, 2, 3), Known(B, 4)];
        var placed = PlacedGroups.Apply([new NamedGroup(null, [Member(1), Member(2), Member(3)]), new NamedGroup(null, [Member(4), Member(9)])], [], merged, known);

        var named = ClusterIdentity.Assign(placed.Groups, placed.Outliers, known, merged);

        Assert.Equal([B], named.Clusters.Select(cluster => cluster.Id));
        Assert.Equal([new ClusterMove(A, B)], named.Lineage.Merged);
    }

    private static string[] Apply(HandPlacements placements, KnownCluster[] known, params ulong[][] found) =>
    [
        .. PlacedGroups.Apply(
                [.. found.Select(group => new NamedGroup(null, [.. group.Select(row => Member(row))]))], [], placements, known)
            .Groups.Select(Describe).Order(StringComparer.Ordinal),
    ];

    private static string Describe(NamedGroup group) =>
        $"{(group.Id is { } id ? $"{id}: " : "")}{string.Join(' ', group.Members.Select(member => member.Question.Id.Conversation.Value).Order())}";

    private static ClusterMember Member(ulong conversation, params float[] vector) =>
        new(Drafts.Row(conversation, "text") with { QuestionVector = vector.Length == 0 ? null : vector }, 1);

    private static Placement Put(ClusterId cluster, ClusterId? merged, params ulong[] conversations) => new(cluster, Questions(conversations), merged);

    private static QuestionId[] Questions(params ulong[] conversations) =>
        [.. conversations.Select(id => new QuestionId(new ConversationId(id), 0))];

    private static KnownCluster Known(ClusterId id, params ulong[] conversations) =>
        new(id, [.. conversations.Select(conversation => new ConversationId(conversation))]);
}
