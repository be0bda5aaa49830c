using Insights.Classify;
using Insights.Cluster;
using Insights.Embed;
using Insights.Ingest;
using Insights.Tests.Fakes;

namespace Insights.Tests.Classify;

public sealed class ClassifyStageTests
{
    private const string Described = """
        themes:
          - name: brewing
            belongs: Water, grind and taste of the coffee.
            examples: [coffee tastes bitter, water temperature for the brew, which grind for espresso coffee,
                weak coffee taste]
          - name: repair
            belongs: Broken pump, leaking seal, dead display.
            examples: [pump is broken, the seal leaks, display stays dark, how to replace a broken pump]
          - name: other
            belongs: Greetings and offers.
            examples: [hello everybody, thank you all, we are hiring, good morning everybody]
        """;

    private const string Undescribed = """
        themes:
          - name: brewing
            belongs: Water, grind and taste of the coffee.
            examples: [coffee tastes bitter, water temperature for the brew, which grind for espresso coffee]
          - name: repair
            belongs: Broken pump, leaking seal, dead display.
            examples: [pump is broken, the seal leaks, display stays dark]
        """;

    [Theory]
    [InlineData("my espresso coffee has a bitter taste", "brewing")]
    [InlineData("the pump is broken again and the seal leaks", "repair")]
    [InlineData("hello and good morning everybody", "other")]
    public void A_text_gets_the_theme_whose_examples_speak_like_it(string text, string theme) =>
        Assert.Equal(theme, Classify(Described, Outliers(text)).Conversations.Single().Value.Name);

    [Fact]
    public void What_fits_no_example_is_other_even_where_the_file_does_not_describe_it() =>
        Assert.Equal(Theme.Other, Classify(Undescribed, Outliers("zebra quux")).Conversations.Single().Value);

    [Fact]
    public void A_text_without_any_known_word_is_other()
    {
        var row = Row(1, "") with { QuestionVector = null };

        Assert.Equal(Theme.Other,
            Classify(Described, new Clustering([], [row], ClusterLineage.None)).Conversations.Single().Value);
    }

    [Fact]
    public void A_member_that_could_be_either_follows_its_cluster()
    {
        var cluster = ClusterOf(
            Row(1, "broken pump"), Row(2, "pump is broken, seal leaks"), Row(3, "replace the broken seal"),
                Row(4, "water drips from the machine"));

        var classification = Classify(Described, new Clustering([cluster], [], ClusterLineage.None));

        Assert.Equal("repair", classification.Topics.Single().Theme.Name);
        Assert.Equal("repair", classification.Conversations[new ConversationId(4)].Name);
    }

    [Fact]
    public void A_greeting_that_was_swept_into_a_cluster_stays_other()
    {
        var cluster = ClusterOf(
            Row(1, "broken pump"), Row(2, "pump is broken, seal leaks"),
                Row(3, "hello everybody and thank you all, good morning everybody"));

        Assert.Equal(Theme.Other,
            Classify(Described, new Clustering([cluster], [],
            ClusterLineage.None)).Conversations[new ConversationId(3)]);
    }

    [Fact]
    public void A_conversations_theme_is_that_of_its_first_question()
    {
        var first = Row(1, "coffee tastes bitter");
        var second = Row(1, "the pump is broken") with { Id = new QuestionId(new ConversationId(1), 1) };

        var classification = Classify(Described, new Clustering([], [second, first], ClusterLineage.None));

        Assert.Equal("brewing", classification.Conversations.Single().Value.Name);
    }

    [Fact]
    public void Every_conversation_gets_a_theme_and_every_cluster_a_topic_with_a_share()
    {
        var cluster = ClusterOf(Row(1, "broken pump"), Row(2, "pump is broken"));

        var classification = Classify(Described,
            new Clustering([cluster], [Row(9, "bitter coffee")], ClusterLineage.None));

        Assert.Equal([1UL, 2, 9], classification.Conversations.Keys.Order().Select(id => id.Value));
        Assert.InRange(classification.Topics.Single().Confidence, 0.34, 1);
    }

    private static Classification Classify(string taxonomy, Clustering clustering) =>
        new ClassifyStage(TaxonomyFile.Parse(taxonomy, "own.yaml"), new HashedEncoder(dimensions: 512))
            .Run(clustering, CancellationToken.None);

    private static Clustering Outliers(params string[] texts) =>
        new([], [.. texts.Select((text, place) => Row((ulong)place + 1, text))], ClusterLineage.None);

    private static ConversationCluster ClusterOf(params EmbeddedQuestion[] rows) =>
        new(new ClusterId("abcdefgh"), [.. rows.Select(row => new ClusterMember(row, 0.9))]);

    private static EmbeddedQuestion Row(ulong id, string text)
    {
        using var encoder = new HashedEncoder(dimensions: 512);
        return new EmbeddedQuestion
        {
            Id = new QuestionId(new ConversationId(id), 0),
            Fingerprint = text,
            QuestionText = text,
            QuestionVector = encoder.Encode(text),
            Words = Words.Tokenise(text),
            Channel = new ChannelId(7),
            Asker = new Pseudonym("asker"),
        };
    }
}
