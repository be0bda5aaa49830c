using Insights.Classify;
using Insights.Draft.Reading;

namespace Insights.Draft;

/// <summary>Puts what was written together with what the topic's threads say of it: who asked, when, how sure it is.</summary>
internal static class DraftAssembly
{
    public static DraftOutcome Make(Topic topic, DraftMaterial material, WrittenDraft written, string fingerprint) =>
        written.Claims.Count == 0 || written.Question is not { } chosen
            ? new DraftOutcome.Unanswered(Unanswered(topic, material.Threads, written.Question?.Question, fingerprint))
            : new DraftOutcome.Drafted(new FaqDraft
            {
                Cluster = topic.Cluster.Id,
                Theme = topic.Theme,
                Question = chosen.Question,
                AlsoAsked = chosen.AlsoAsked,
                Answer = written.Claims,
                Versions = ProductVersions.Of(material.Threads, written.Claims),
                Conversations = topic.Cluster.CoreConversations,
                Asked = topic.Cluster.CoreConversations.Count,
                Authors = AuthorsOf(material.Threads),
                FirstAsked = DateOf(topic.Cluster.Core.Min(member => member.Question.AskedAt)),
                LastSupported = LastSupported(material.Threads, written.Claims),
                Confidence = Math.Round(
                    written.Claims.Average(claim => claim.Confidence)
                    * (1 - (DraftThresholds.DoubtOfMembership
                        * (1 - topic.Cluster.Core.Average(member => member.Membership)))),
                    3),
                IsLoose = topic.Cluster.IsLoose,
                DraftedBy = written.By,
                Fingerprint = fingerprint,
                StandIn = written.StandIn is { } standIn
                    && Make(topic, material, standIn, fingerprint) is DraftOutcome.Drafted drafted ? drafted.Draft : null,
            });

    /// <summary>The draft with other claims; whatever is told of claims is told anew.</summary>
    public static FaqDraft With(FaqDraft draft, DraftMaterial material, IReadOnlyList<Claim> claims) => draft with
    {
        Answer = claims,
        Versions = ProductVersions.Of(material.Threads, claims),
        LastSupported = LastSupported(material.Threads, claims),
        Confidence = Math.Round(
            draft.Confidence * claims.Average(claim => claim.Confidence) / draft.Answer.Average(claim => claim.Confidence), 3),
    };

    private static UnansweredTopic Unanswered(
        Topic topic, IReadOnlyList<ReadThread> threads, string? question, string fingerprint) => new()
    {
        Cluster = topic.Cluster.Id,
        Theme = topic.Theme,
        Question = question,
        Conversations = topic.Cluster.CoreConversations,
        Authors = AuthorsOf(threads),
        FirstAsked = DateOf(topic.Cluster.Core.Min(member => member.Question.AskedAt)),
        LastAsked = DateOf(topic.Cluster.Core.Max(member => member.Question.AskedAt)),
        Fingerprint = fingerprint,
    };

    private static DateOnly LastSupported(IReadOnlyList<ReadThread> threads, IReadOnlyList<Claim> claims)
    {
        var cited = claims.SelectMany(claim => claim.Evidence).Select(evidence => evidence.Message).ToHashSet();
        return DateOf(threads
            .SelectMany(thread => thread.Messages)
            .Where(message => cited.Contains(message.Message.Id))
            .Max(message => message.Message.SentAt));
    }

    private static int AuthorsOf(IReadOnlyList<ReadThread> threads) =>
        threads.SelectMany(thread => thread.Messages).Where(message => !message.Message.IsBot)
            .Select(message => message.Message.Author).Distinct().Count();

    private static DateOnly DateOf(DateTimeOffset moment) => DateOnly.FromDateTime(moment.UtcDateTime);
}
