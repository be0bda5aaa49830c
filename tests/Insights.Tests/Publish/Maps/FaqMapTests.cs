using Insights.Classify;
using Insights.Cluster;
using Insights.Cluster.Projection;
using Insights.Embed;
using Insights.Publish;
using Insights.Publish.Maps;
using Insights.Tests.Fakes;

namespace Insights.Tests.Publish.Maps;

public sealed class FaqMapTests
{
    private static readonly Taxonomy Taxonomy = new([new ThemeDefinition(new Theme("deployment"), "Deployment", "", "", [])]);

    [Fact]
    public async Task A_cluster_is_named_by_its_entrys_question_else_by_one_that_may_be_shown()
    {
        var map = await MakeAsync(Drafts.Night(
            LastPublication.Empty("Milvus"),
            Drafts.Of("aaaaaaaa", "Which deployment should I choose?", 10, 20, 30).Accepted(),
            Drafts.Of("bbbbbbbb", "How much memory does it need?", 40, 50).Held()));

        Assert.Equal(["Which deployment should I choose?", "How much memory does it need?"], map.Clusters.Select(cluster => cluster.Name));
        Assert.Equal([3, 2], map.Clusters.Select(cluster => cluster.Size));
        Assert.Equal("in the FAQ as faq-aaaaaaaa", map.Points[0].Note);
        Assert.Equal(["Deployment", "Other"], map.Colourings.Single().Categories);
    }

    [Fact]
    public async Task Where_no_question_may_be_shown_words_that_several_used_name_the_cluster()
    {
        var night = Drafts.Night(LastPublication.Empty("Milvus"), Drafts.Of("bbbbbbbb", "Where do I set the quota?", 40, 50).Held());
        var map = await MakeAsync(WithWords(night) with { Living = [.. night.Living.Select(listing => listing with { AddressesMachine = listing.Id.Value == 40 })] }, 2);
        Assert.Equal("Where do I set the quota?", map.Clusters.Single().Name);

        var silent = await MakeAsync(WithWords(night) with { Living = [.. night.Living.Select(listing => listing with { AddressesMachine = true })] }, 2);
        Assert.Equal("Cluster bbbbbbbb", silent.Clusters.Single().Name);
        Assert.All(silent.Points, point => Assert.Null(point.Text));
    }

    [Fact]
    public async Task A_question_asked_by_too_few_is_a_point_without_words()
    {
        var night = WithWords(Drafts.Night(LastPublication.Empty("Milvus"), Drafts.Of("bbbbbbbb", "What of my secret plan?", 40, 50).Held()));
        var map = await MakeAsync(night, minAuthors: 3);

        Assert.All(map.Points, point => Assert.Null(point.Text));
        Assert.Equal("Cluster bbbbbbbb", map.Clusters.Single().Name);
        Assert.DoesNotContain("secret", System.Text.Encoding.UTF8.GetString(MapPage.Write(map)).Split("id=\"data\"")[1].Split("</script>")[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Words_are_distinctive_where_others_lack_them_and_several_people_used_them()
    {
        EmbeddedQuestion Row(ulong id, params TermCount[] words) => Drafts.Row(id, "?") with { Words = words };
        EmbeddedQuestion[] backup = [Row(1, new TermCount("backup", 2), new TermCount("error", 2), new TermCount("hunter2", 9)), Row(2, new TermCount("backup", 1), new TermCount("error", 1))];
        EmbeddedQuestion[] helm = [Row(3, new TermCount("helm", 1), new TermCount("error", 1)), Row(4, new TermCount("helm", 2), new TermCount("error", 1)), Row(5, new TermCount("error", 1))];
        var words = DistinctiveWords.Of([backup, helm], 2);

        Assert.Equal(["backup", "error"], words.Find(backup));
        Assert.Equal(["helm", "error"], words.Find(helm));
    }

    private static PublishInput WithWords(PublishInput input) => input with
    {
        Clustering = input.Clustering with
        {
            Clusters = [.. input.Clustering.Clusters.Select(cluster => new ConversationCluster(
                cluster.Id,
                [.. cluster.Members.Select(member => member with { Question = member.Question with { Words = [new TermCount("secret", 2)] } })]))],
        },
    };

    private static async Task<TextMap> MakeAsync(PublishInput input, int minAuthors = 2)
    {
        var outcome = await new PublishStage(new TakenBackEvidence([])).RunAsync(input, Drafts.Options with { MinAuthors = minAuthors }, default);
        var rows = input.Clustering.Clusters.SelectMany(cluster => cluster.Members).Select(member => member.Question.Id.ToString());
        return FaqMap.Make(outcome, input.Clustering, Taxonomy, minAuthors, rows.ToDictionary(id => id, _ => new MapPosition(0, 0)));
    }
}
