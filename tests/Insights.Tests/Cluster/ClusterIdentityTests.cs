using System.Security.Cryptography;
using System.Text;
using Insights.Cluster;
using Insights.Cluster.Graphs;
using Insights.Embed;
using Insights.Ingest;

namespace Insights.Tests.Cluster;

public sealed class ClusterIdentityTests
{
    [Fact]
    public void An_id_is_the_first_forty_bits_of_the_oldest_question_s_hash()
    {
        var clustering = ClusterIdentity.Assign([Group(30, 10, 20)], [], []);

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes("10/0"));
        var bits = hash.Take(5).Aggregate(0UL, (sum, octet) => (sum << 8) | octet);
        var expected = string.Concat(Enumerable.Range(0, 8).Select(place => "0123456789abcdefghjkmnpqrstvwxyz"[(int)((bits >> (35 - (5 * place))) & 31)]));
        Assert.Equal(expected, clustering.Clusters[0].Id.Value);
        Assert.Equal(clustering.Clusters[0].Id, ClusterIdentity.IdFrom(new QuestionId(new ConversationId(10), 0)));
    }

    [Fact]
    public void A_cluster_keeps_its_id_when_older_questions_join_it()
    {
        var before = ClusterIdentity.Assign([Group(10, 11), Group(20, 21)], [], []);

        var after = ClusterIdentity.Assign([Group(5, 10, 11), Group(20, 21)], [], Known(before));

        Assert.Equal(before.Clusters.Select(cluster => cluster.Id), after.Clusters.Select(cluster => cluster.Id));
        Assert.Equal(1, after.Lineage.Continuity);
    }

    [Fact]
    public void The_best_total_overlap_decides_not_the_best_first_pick()
    {
        KnownCluster[] known = [Old("aaaaaaaa", 1, 2, 3, 4, 5), Old("bbbbbbbb", 6, 7, 8, 9)];

        // First: 3 of a and 4 of b; second: 2 of a. Greedy gives b to the first and a to the second (6), as does the best total.
        var after = ClusterIdentity.Assign([Group(1, 2, 3, 6, 7, 8, 9), Group(4, 5)], [], known);

        Assert.Equal("bbbbbbbb", IdOf(after, 1));
        Assert.Equal("aaaaaaaa", IdOf(after, 4));
    }

    [Fact]
    public void Merged_split_and_gone_ids_are_told()
    {
        KnownCluster[] known = [Old("aaaaaaaa", 1, 2, 3), Old("bbbbbbbb", 4, 5), Old("cccccccc", 6, 7, 8, 9), Old("dddddddd", 10, 11)];

        var after = ClusterIdentity.Assign([Group(1, 2, 3, 4, 5), Group(6, 7), Group(8, 9)], [], known);

        Assert.Equal([new ClusterMove(new("bbbbbbbb"), new("aaaaaaaa"))], after.Lineage.Merged);
        var split = Assert.Single(after.Lineage.Split);
        Assert.Equal("cccccccc", split.From.Value);
        Assert.DoesNotContain(known, cluster => cluster.Id == split.Into);
        Assert.Equal([new ClusterId("dddddddd")], after.Lineage.Gone);

        // Nine of the eleven exist (10 and 11 were deleted); 1, 2, 3 and two of c's keep their id.
        Assert.Equal(5.0 / 9, after.Lineage.Continuity, 9);
    }

    [Fact]
    public void A_part_that_takes_the_oldest_question_along_gets_an_id_of_its_own()
    {
        var before = ClusterIdentity.Assign([Group(1, 2, 3, 4, 5)], [], []);

        var after = ClusterIdentity.Assign([Group(1, 2), Group(3, 4, 5)], [], Known(before));

        Assert.Equal(before.Clusters[0].Id.Value, IdOf(after, 3));
        Assert.NotEqual(IdOf(after, 1), IdOf(after, 3));
    }

    [Fact]
    public void Neither_the_order_of_groups_nor_of_members_nor_of_known_ids_matters()
    {
        var random = new SplitMix(3);
        for (var trial = 0; trial < 50; trial++)
        {
            var (groups, known) = RandomNight(random);
            var expected = Describe(ClusterIdentity.Assign(groups, [], known));
            IReadOnlyList<ClusterMember>[] shuffled =
            [
                .. random.Shuffle(groups.Count).Select(
                    group => (IReadOnlyList<ClusterMember>)[.. random.Shuffle(groups[group].Count).Select(member => groups[group][member])]),
            ];

            Assert.Equal(expected, Describe(ClusterIdentity.Assign(shuffled, [], [.. known.Reverse()])));
        }
    }

    [Fact]
    public void Ids_are_unique_and_an_unchanged_night_keeps_all_of_them()
    {
        var random = new SplitMix(5);
        for (var trial = 0; trial < 50; trial++)
        {
            var (groups, known) = RandomNight(random);
            var tonight = ClusterIdentity.Assign(groups, [], known);
            Assert.Equal(groups.Count, tonight.Clusters.Select(cluster => cluster.Id).Distinct().Count());

            var again = ClusterIdentity.Assign(groups, [], Known(tonight));

            Assert.Equal(Describe(tonight with { Lineage = ClusterLineage.None }), Describe(again));
        }
    }

    private static (IReadOnlyList<IReadOnlyList<ClusterMember>> Groups, IReadOnlyList<KnownCluster> Known) RandomNight(SplitMix random)
    {
        ulong[] ids = [.. Enumerable.Range(1, 60).Select(id => (ulong)id)];
        var groups = ids.GroupBy(_ => random.Next(12)).Select(group => Group([.. group])).ToList();
        var known = ids.Where(_ => random.NextUnit() < 0.8).GroupBy(_ => random.Next(10))
            .Select(group => Old($"known{group.Key:000}", [.. group])).ToList();
        return (groups, known);
    }

    private static IReadOnlyList<ClusterMember> Group(params ulong[] conversations) =>
        [.. conversations.Select(conversation => new ClusterMember(Question(conversation), 1))];

    private static EmbeddedQuestion Question(ulong conversation) => new()
    {
        Id = new QuestionId(new ConversationId(conversation), 0),
        Fingerprint = "",
        QuestionText = "",
        Words = [],
        Channel = new ChannelId(1),
        Asker = new Pseudonym("u"),
        AskedAt = DateTimeOffset.UnixEpoch.AddDays(conversation),
    };

    private static KnownCluster Old(string id, params ulong[] conversations) =>
        new(new ClusterId(id), [.. conversations.Select(conversation => new ConversationId(conversation))]);

    private static KnownCluster[] Known(Clustering clustering) =>
        [.. clustering.Clusters.Select(cluster => new KnownCluster(cluster.Id, cluster.Conversations))];

    private static string IdOf(Clustering clustering, ulong conversation) =>
        clustering.Clusters.Single(cluster => cluster.Conversations.Contains(new ConversationId(conversation))).Id.Value;

    private static string Describe(Clustering clustering) => string.Join(
        '\n',
        clustering.Clusters.Select(cluster => $"{cluster.Id}: {string.Join(' ', cluster.Conversations)}")
            .Append($"merged {string.Join(' ', clustering.Lineage.Merged)} split {string.Join(' ', clustering.Lineage.Split)}")
            .Append($"gone {string.Join(' ', clustering.Lineage.Gone)} {clustering.Lineage.Continuity:R}"));
}
