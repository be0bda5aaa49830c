using Insights.Evaluate.Gold;
using Insights.Publish;

namespace Insights.Evaluate;

/// <summary>Compares a published FAQ with the gold of its community. All shares are 0 to 1; null where the gold does not allow a figure.</summary>
public sealed class FaqMeasures
{
    private readonly GoldCommunity gold;
    private readonly FaqUnderTest found;
    private readonly Dictionary<string, GoldThread> threadOf;
    private readonly Dictionary<string, PublishedConversation> conversationOf;
    private readonly Dictionary<string, string?> topicOf;
    private readonly TopicMeasures placed;

    public FaqMeasures(GoldCommunity gold, FaqUnderTest found)
    {
        (this.gold, this.found) = (gold, found);
        var threadOfMessage = gold.Threads
            .SelectMany(thread => thread.Messages.Select(message => (message, thread)))
            .GroupBy(pair => pair.message, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().thread, StringComparer.Ordinal);
        threadOf = MostShared(found.Conversations, one => one.Id, one => one.Messages, threadOfMessage);
        var conversationOfMessage = found.Conversations
            .SelectMany(one => one.Messages.Select(message => (message, one)))
            .GroupBy(pair => pair.message, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().one, StringComparer.Ordinal);
        conversationOf = MostShared(gold.Threads, thread => thread.Id, thread => thread.Messages, conversationOfMessage);
        placed = TopicMeasures.Of([.. gold.Threads.Select(thread => new TopicPlacement(
            thread.Topic, conversationOf.GetValueOrDefault(thread.Id)?.Cluster))]);
        topicOf = found.Faq.Entries.ToDictionary(entry => entry.Id, TopicOf, StringComparer.Ordinal);
    }

    /// <summary>The figures, in the order in which they are shown.</summary>
    public IReadOnlyList<Measured> Measure() =>
    [
        new("topic recall", Share(gold.FindableTopics, topic => topicOf.ContainsValue(topic.Topic))),
        new("duplicate entries", topicOf.Values.OfType<string>().GroupBy(topic => topic).Sum(group => group.Count() - 1), false),
        new("entry purity", Purity()),
        new("entry themes right", Share(found.Faq.Entries.Where(entry => topicOf[entry.Id] is not null), IsThemeRight)),
        new("conversation themes right", Share(gold.Threads, thread => conversationOf.GetValueOrDefault(thread.Id)?.Theme == thread.Theme)),
        new("conversations to topics ARI", placed.Ari),
        new("topicless in clusters", placed.TopiclessInClusters, false),
        .. MeasureAnswers(),
        .. MeasureHarm(),
        .. MeasureBot(),
    ];

    /// <summary>One line for each thread of the gold: where it went.</summary>
    public IReadOnlyList<object> Predict() =>
    [
        .. gold.Threads.Select(thread => conversationOf.GetValueOrDefault(thread.Id) is { } one
            ? new ThreadOutcome(thread.Id, one.Id, one.Cluster, one.Theme, one.Entry)
            : new ThreadOutcome(thread.Id, null, null, null, null)),
        .. found.Answers.Select(answer => new QuestionOutcome(answer.Question.Text, answer.First, answer.Score, answer.Entry is null)),
    ];

    /// <summary>How far the bot's probabilities can be trusted on the gold questions.</summary>
    public RetrievalDetails Trust() => RetrievalDetails.Of(
    [
        .. found.Answers.Select(answer => new RetrievedQuery(
            null,
            [.. topicOf.Where(entry => entry.Value is not null && entry.Value == answer.Question.Topic).Select(entry => entry.Key)],
            answer.First is { } first ? [first] : [],
            answer.Score,
            answer.Entry is null)),
    ]);

    /// <summary>The theme each thread of the gold was given; one that nobody found has none.</summary>
    public IReadOnlyList<ThemedText> Themes() =>
    [
        .. gold.Threads.Select(thread => new ThemedText(
            thread.Id, thread.Theme, conversationOf.GetValueOrDefault(thread.Id)?.Theme ?? "")),
    ];

    private IEnumerable<Measured> MeasureAnswers()
    {
        var points = gold.FindableTopics.SelectMany(topic => topic.Points.Select(point => (topic.Topic, point))).ToList();
        var texts = found.Faq.Entries.ToLookup(entry => topicOf[entry.Id], AnswerText);
        yield return new("points made", Share(
            points, one => texts[one.Topic].Any(text => one.point.Any.Any(part => text.Contains(part, StringComparison.OrdinalIgnoreCase)))));

        var answers = gold.Threads.SelectMany(thread => thread.Answers).ToHashSet(StringComparer.Ordinal);
        var cited = found.Faq.Entries
            .SelectMany(entry => EvidenceOf(entry).Distinct(StringComparer.Ordinal)).ToList();
        yield return new("evidence precision", Share(cited, answers.Contains));
        var topics = gold.FindableTopics.Select(topic => topic.Topic).ToHashSet(StringComparer.Ordinal);
        yield return new("evidence recall", Share(
            gold.Threads.Where(thread => thread.Topic is { } topic && topics.Contains(topic)).SelectMany(thread => thread.Answers),
            cited.ToHashSet(StringComparer.Ordinal).Contains));
    }

    private IEnumerable<Measured> MeasureHarm()
    {
        var never = gold.Topics.SelectMany(topic => topic.Never).ToList();
        yield return new("never claims published", found.Faq.Entries.SelectMany(entry => entry.Answer).Count(claim =>
            never.Any(part => claim.Text.Contains(part, StringComparison.OrdinalIgnoreCase))), false);
        var spans = gold.Threads.SelectMany(thread => thread.Pii).SelectMany(pii => pii.Spans).Distinct(StringComparer.Ordinal);
        yield return new(
            "PII spans published", spans.Count(span => found.Text.Contains(span, StringComparison.OrdinalIgnoreCase)), false);
        var injected = gold.Threads.SelectMany(thread => thread.Injections).ToHashSet(StringComparer.Ordinal);
        yield return new("injected texts published", found.Faq.Entries.SelectMany(EvidenceOf).Count(injected.Contains), false);
    }

    private IEnumerable<Measured> MeasureBot()
    {
        yield return new("bot P@1", Share(
            found.Answers.Where(answer => answer.Question.Topic is not null),
            answer => answer.Entry is { } entry && topicOf.GetValueOrDefault(entry) == answer.Question.Topic));
        yield return new("near questions refused", Refused("near"));
        yield return new("far questions refused", Refused("far"));
    }

    private double? Refused(string kind) => Share(
        found.Answers.Where(answer => answer.Question.Topic is null && answer.Question.Kind == kind), answer => answer.Entry is null);

    /// <summary>The topic that most conversations of an entry are of: more than half; null where there is none.</summary>
    private string? TopicOf(FaqEntry entry) => entry.Conversations
        .Select(id => threadOf.GetValueOrDefault(id.ToString())?.Topic)
        .OfType<string>()
        .GroupBy(topic => topic, StringComparer.Ordinal)
        .FirstOrDefault(group => group.Count() * 2 > entry.Conversations.Count)?.Key;

    /// <summary>Mean over the entries of the share of their commonest topic.</summary>
    private double? Purity() => found.Faq.Entries.Count == 0 ? null : found.Faq.Entries.Average(entry => entry.Conversations
        .Select(id => threadOf.GetValueOrDefault(id.ToString())?.Topic)
        .OfType<string>()
        .CountBy(topic => topic)
        .Select(topic => topic.Value)
        .DefaultIfEmpty(0)
        .Max() / (double)entry.Conversations.Count);

    private bool IsThemeRight(FaqEntry entry) =>
        gold.Topics.Single(topic => topic.Topic == topicOf[entry.Id]).Theme == entry.Theme.Name;

    private static IEnumerable<string> EvidenceOf(FaqEntry entry) =>
        entry.Answer.SelectMany(claim => claim.Evidence).Select(piece => piece.Message.ToString());

    private static string AnswerText(FaqEntry entry) =>
        string.Join('\n', entry.Answer.SelectMany(claim => claim.Evidence.Select(piece => piece.Quote).Prepend(claim.Text)));

    private static double? Share<T>(IEnumerable<T> items, Func<T, bool> isRight)
    {
        var all = items.ToList();
        return all.Count == 0 ? null : all.Count(isRight) / (double)all.Count;
    }

    /// <summary>For each item the other side's item with which it shares most messages.</summary>
    private static Dictionary<string, TOther> MostShared<TItem, TOther>(
        IEnumerable<TItem> items, Func<TItem, string> id, Func<TItem, IReadOnlyList<string>> messages, Dictionary<string, TOther> owners)
        where TOther : notnull =>
        items
            .Select(item => (Id: id(item), Best: messages(item)
                .Where(owners.ContainsKey).GroupBy(message => owners[message]).MaxBy(group => group.Count())))
            .Where(pair => pair.Best is not null)
            .ToDictionary(pair => pair.Id, pair => pair.Best!.Key, StringComparer.Ordinal);
}

/// <summary>A line of the predictions file: where a thread of the gold went.</summary>
public sealed record ThreadOutcome(string Id, string? Conversation, string? Cluster, string? Theme, string? Entry);

/// <summary>A line of the predictions file: what was ranked first for a question, and whether the FAQ abstained.</summary>
public sealed record QuestionOutcome(string Text, string? Entry, double Score, bool Abstained);
