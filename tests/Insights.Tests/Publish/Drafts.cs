using System.Globalization;
using Insights.Classify;
using Insights.Cluster;
using Insights.Draft;
using Insights.Embed;
using Insights.Ingest;
using Insights.Publish;
using Insights.Review;

namespace Insights.Tests.Publish;

/// <summary>Builders of the records that the publish stage takes: a night of clusters, each with its conversations and a draft.</summary>
internal static class Drafts
{
    public static FaqDraft Of(string cluster, string question, params ulong[] conversations) => new()
    {
        Cluster = new ClusterId(cluster),
        Theme = new Theme("deployment"),
        Question = question,
        AlsoAsked = [],
        Answer = [ClaimOf($"Answer of {cluster}.", conversations[0] + 1, $"answer of {cluster}")],
        Versions = ["2.4"],
        Conversations = [.. conversations.Select(id => new ConversationId(id))],
        Asked = conversations.Length,
        Authors = 2,
        FirstAsked = new DateOnly(2024, 3, 12),
        LastSupported = new DateOnly(2024, 11, 2),
        Confidence = 0.831,
        DraftedBy = "offline",
        Fingerprint = string.Join('+', conversations.Select(id => id.ToString(CultureInfo.InvariantCulture))),
    };

    public static Claim ClaimOf(string text, ulong message, string quote) => new()
    {
        Text = text, Confidence = 0.9, Evidence = [new Evidence(new MessageId(message), new ChannelId(7), new GuildId(5), quote)],
    };

    public static ReviewedDraft Accepted(this FaqDraft draft) => new(draft, [], new Verdict.Accepted(draft.Confidence));

    public static ReviewedDraft Held(this FaqDraft draft) => new(draft, [], new Verdict.NeedsHuman("Is this right?"));

    public static ReviewedDraft Rejected(this FaqDraft draft) => new(draft, [], new Verdict.Rejected("contradicted"));

    public static EmbeddedQuestion Row(ulong conversation, string text) => new()
    {
        Id = new QuestionId(new ConversationId(conversation), 0),
        Fingerprint = "f" + conversation.ToString(CultureInfo.InvariantCulture),
        QuestionText = text,
        Words = [],
        Channel = new ChannelId(7),
        Asker = new Pseudonym("u" + conversation.ToString(CultureInfo.InvariantCulture)),
    };

    public static ConversationListing Listing(ulong conversation, string? fingerprint = null) => new()
    {
        Id = new ConversationId(conversation),
        Fingerprint = fingerprint ?? "f" + conversation.ToString(CultureInfo.InvariantCulture),
        Channel = new ChannelId(7),
        Guild = new GuildId(5),
        Messages = [new MessageId(conversation), new MessageId(conversation + 1)],
        AddressesMachine = false,
    };

    /// <summary>A night whose clusters are exactly those of the drafts; every conversation of them lives.</summary>
    public static PublishInput Night(LastPublication last, params ReviewedDraft[] reviewed)
    {
        var clusters = reviewed.Select(draft => new ConversationCluster(
            draft.Draft.Cluster,
            [.. draft.Draft.Conversations.Select(id => new ClusterMember(Row(id.Value, draft.Draft.Question), 1))])).ToList();
        var conversations = reviewed.SelectMany(draft => draft.Draft.Conversations).Distinct().Order().ToList();
        return new PublishInput
        {
            Last = last,
            Reviewed = reviewed,
            Clustering = new Clustering(clusters, [], ClusterLineage.None),
            Classification = new Classification(
                [.. clusters.Select(cluster => new Topic(cluster, new Theme("deployment"), 1))],
                conversations.ToDictionary(id => id, _ => new Theme("deployment"))),
            Living = [.. conversations.Select(id => Listing(id.Value))],
        };
    }

    public static PublishOptions Options { get; } = new() { Community = "Milvus", Today = new DateOnly(2024, 12, 1) };
}
