using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Insights.Classify;
using Insights.Draft.Choosing;
using Insights.Draft.Evidencing;
using Insights.Draft.Reading;
using Insights.Embed;
using Insights.Ingest;
using Insights.Ingest.Texts;

namespace Insights.Draft;

/// <summary>
/// Writes a FAQ draft for each topic out of its threads' own sentences: a question that a newcomer would type and
/// claims that cite the messages they stand in; a topic that nobody answered is said to be so.
/// </summary>
public sealed class DraftStage(IConversationReader conversations, ITextEncoder encoder, IDraftCache cache)
{
    private readonly ThreadReader reader = new(encoder);
    private readonly QuestionChoice questions = new(encoder);

    /// <summary>
    /// One outcome a topic, in their order; a topic whose fingerprint the cache knows is not drafted again.
    /// </summary>
    public async IAsyncEnumerable<DraftOutcome> RunAsync(
        IAsyncEnumerable<Topic> topics, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var topic in topics.WithCancellation(cancellationToken))
        {
            var fingerprint = FingerprintOf(topic);
            yield return cache.Find(topic.Cluster.Id, fingerprint)
                ?? await DraftAsync(topic, fingerprint, cancellationToken);
        }
    }

    /// <summary>
    /// Hash of all that a draft is made from: the members and what they hold, the theme, the encoder and the drafter.
    /// </summary>
    public string FingerprintOf(Topic topic)
    {
        var parts = topic.Cluster.Core
            .Select(member => $"{member.Question.Id} {member.Question.Fingerprint}")
            .Order(StringComparer.Ordinal)
            .Prepend($"{DraftThresholds.DrafterVersion} {encoder.Model.Hash} {topic.Theme} {topic.Cluster.IsLoose}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..32];
    }

    private async Task<DraftOutcome> DraftAsync(Topic topic, string fingerprint, CancellationToken cancellationToken)
    {
        var threads = new List<ReadThread>();
        await foreach (var conversation in conversations.ReadAsync(topic.Cluster.CoreConversations, cancellationToken))
        {
            threads.Add(reader.Read(conversation));
        }

        threads.Sort((one, other) => one.Id.CompareTo(other.Id));
        var language = LanguageOf(threads);
        var questionCentre = Vectors.Mean(topic.Cluster.Core.Select(member => member.Question.QuestionVector)
            .OfType<float[]>());
        var answerCentre = Vectors.Mean(topic.Cluster.Core.Select(member => member.Question.AnswerVector)
            .OfType<float[]>());
        var weighed = EvidenceModel.Weigh(threads);
        var scored = ClaimChoice.Score(weighed, questionCentre, language);
        var claims = ClaimChoice.Choose(scored, threads.Count)
            .Select(candidate => ClaimBuilder.Build(candidate, scored)).OfType<Claim>().ToList();
        var chosen = questions.Choose(threads, questionCentre, answerCentre, language);
        return claims.Count == 0 || chosen is null
            ? new DraftOutcome.Unanswered(Unanswered(topic, threads, chosen?.Question, fingerprint))
            : new DraftOutcome.Drafted(Drafted(topic, threads, chosen, claims, fingerprint));
    }

    private static FaqDraft Drafted(
        Topic topic, List<ReadThread> threads, ChosenQuestion chosen, List<Claim> claims, string fingerprint)
    {
        var cited = claims.SelectMany(claim => claim.Evidence).Select(evidence => evidence.Message).ToHashSet();
        return new FaqDraft
        {
            Cluster = topic.Cluster.Id,
            Theme = topic.Theme,
            Question = chosen.Question,
            AlsoAsked = chosen.AlsoAsked,
            Answer = claims,
            Versions = ProductVersions.Of(threads, claims),
            Conversations = topic.Cluster.CoreConversations,
            Asked = topic.Cluster.CoreConversations.Count,
            Authors = AuthorsOf(threads),
            FirstAsked = DateOf(topic.Cluster.Core.Min(member => member.Question.AskedAt)),
            LastSupported = DateOf(threads
                .SelectMany(thread => thread.Messages)
                .Where(message => cited.Contains(message.Message.Id))
                .Max(message => message.Message.SentAt)),
            Confidence = Math.Round(
                claims.Average(claim => claim.Confidence)
                * (1 - (DraftThresholds.DoubtOfMembership
                    * (1 - topic.Cluster.Core.Average(member => member.Membership)))),
                3),
            IsLoose = topic.Cluster.IsLoose,
            DraftedBy = "offline",
            Fingerprint = fingerprint,
        };
    }

    private static UnansweredTopic Unanswered(
        Topic topic, List<ReadThread> threads, string? question, string fingerprint) => new()
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

    private static int AuthorsOf(List<ReadThread> threads) =>
        threads.SelectMany(thread => thread.Messages).Where(message => !message.Message.IsBot)
            .Select(message => message.Message.Author).Distinct().Count();

    private static DateOnly DateOf(DateTimeOffset moment) => DateOnly.FromDateTime(moment.UtcDateTime);

    /// <summary>The language most askers write in; English where it is even, then by name.</summary>
    private static string LanguageOf(List<ReadThread> threads) =>
        threads
            .Select(thread => thread.Messages.FirstOrDefault(message => message.IsAsker)?.Prose)
            .OfType<string>()
            .CountBy(SpokenLanguage.Of)
            .OrderByDescending(language => language.Value)
            .ThenByDescending(language => language.Key == SpokenLanguage.English)
            .ThenBy(language => language.Key, StringComparer.Ordinal)
            .Select(language => language.Key)
            .FirstOrDefault(SpokenLanguage.English);
}
