using Insights.Classify;
using Insights.Cluster;
using Insights.Embed;
using Insights.Ingest;
using Insights.Review;

namespace Insights.Publish;

/// <summary>Makes conversations.jsonl and the gaps: what became of every conversation, as public as the pages.</summary>
internal sealed class ConversationLines
{
    private const int LongestQuestion = 280;
    private const int MostLinks = 5;

    private readonly IReadOnlyDictionary<ConversationId, ConversationListing> living;
    private readonly Dictionary<ConversationId, EmbeddedQuestion> mainQuestions;
    private readonly Dictionary<QuestionId, ConversationCluster> clusters;
    private readonly Dictionary<ClusterId, ReviewedDraft> drafts;
    private readonly ILookup<ConversationId, FaqEntry> entries;
    private readonly Classification classification;
    private readonly Clustering clustering;
    private readonly int minAuthors;
    private readonly bool touchedAlone;

    public ConversationLines(PublishInput input, IReadOnlyList<FaqEntry> entries, int minAuthors)
    {
        living = input.Living.ToDictionary(listing => listing.Id);
        clustering = input.Clustering;
        classification = input.Classification;
        drafts = input.Reviewed.ToDictionary(reviewed => reviewed.Draft.Cluster);
        this.entries = entries.SelectMany(entry => entry.Conversations, (entry, id) => (entry, id)).ToLookup(pair => pair.id, pair => pair.entry);
        this.minAuthors = minAuthors;
        touchedAlone = input.Touched is not null;
        var rows = clustering.Clusters.SelectMany(cluster => cluster.Members).Select(member => member.Question).Concat(clustering.Outliers);
        mainQuestions = rows.GroupBy(row => row.Id.Conversation).ToDictionary(group => group.Key, group => group.MinBy(row => row.Id)!);
        clusters = clustering.Clusters.SelectMany(cluster => cluster.Members, (cluster, member) => (member.Question.Id, cluster))
            .ToDictionary(pair => pair.Id, pair => pair.cluster);
    }

    /// <summary>One line a living conversation, by id.</summary>
    public IReadOnlyList<ConversationLine> Make() => [.. living.Values.OrderBy(listing => listing.Id).Select(LineOf)];

    /// <summary>Clusters asked by several people for which nothing was found that answers them; most asked first.</summary>
    public IReadOnlyList<Gap> FindGaps()
    {
        var published = entries.SelectMany(group => group).Select(entry => entry.Cluster).ToHashSet();
        var topics = classification.Topics.ToDictionary(topic => topic.Cluster.Id, topic => topic.Theme.Name);
        return
        [
            .. clustering.Clusters
                .Where(cluster => !published.Contains(cluster.Id) && cluster.Conversations.Count > 1 && !HasAnswer(cluster.Id))
                .Select(cluster => GapOf(cluster, topics.GetValueOrDefault(cluster.Id, Theme.Other.Name)))
                .OfType<Gap>()
                .OrderByDescending(gap => gap.Asked).ThenBy(gap => gap.Cluster),
        ];
    }

    private ConversationLine LineOf(ConversationListing listing)
    {
        var main = mainQuestions.GetValueOrDefault(listing.Id);
        var cluster = main is null ? null : clusters.GetValueOrDefault(main.Id);
        var entry = entries[listing.Id].OrderBy(entry => entry.Cluster != cluster?.Id).ThenBy(entry => entry.Cluster).FirstOrDefault();
        return new ConversationLine
        {
            Id = listing.Id,
            Channel = listing.Channel,
            Messages = listing.Messages,
            Question = main is not null && cluster is not null && AskersOf(cluster) >= minAuthors ? QuestionOf(main, listing) : null,
            Cluster = cluster?.Id,
            Theme = classification.Conversations.TryGetValue(listing.Id, out var theme) ? theme.Name : Theme.Other.Name,
            IsAnswerable = main is { IsQuestion: true },
            Entry = entry?.Id,
            Why = entry is not null ? "in the FAQ" : WhyNot(main, cluster),
        };
    }

    private string WhyNot(EmbeddedQuestion? main, ConversationCluster? cluster) =>
        main is null && touchedAlone ? "changed since the last night"
        : main is null or { IsQuestion: false } ? "nobody asks anything here"
        : cluster is null ? "no other conversation asks the like"
        : !drafts.TryGetValue(cluster.Id, out var reviewed) ? ConversationLine.WithoutAnswer
        : reviewed.Verdict switch
        {
            Verdict.NeedsHuman => "drafted, waits for a reviewer",
            Verdict.Rejected => "drafted, rejected by the review",
            Verdict.Accepted => "drafted, not yet published",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private bool HasAnswer(ClusterId cluster) => drafts.TryGetValue(cluster, out var reviewed) && reviewed.Draft.Answer.Count > 0;

    private Gap? GapOf(ConversationCluster cluster, string theme)
    {
        var asking = cluster.Members.Select(member => member.Question).Where(row => row.IsQuestion && living.ContainsKey(row.Id.Conversation)).ToList();
        var authors = asking.Select(row => row.Asker).Distinct().Count();
        var question = asking.Select(row => QuestionOf(row, living[row.Id.Conversation])).OfType<string>().FirstOrDefault();
        var links = asking.Select(row => row.Id.Conversation).Distinct().Order().Select(id => living[id])
            .Where(listing => listing.Messages.Count > 0).Take(MostLinks)
            .Select(listing => new Uri($"https://discord.com/channels/{listing.Guild}/{listing.Channel}/{listing.Messages[0]}"));
        return question is null || authors < minAuthors
            ? null
            : new Gap(cluster.Id, theme, question, asking.Select(row => row.Id.Conversation).Distinct().Count(), authors, [.. links]);
    }

    private static int AskersOf(ConversationCluster cluster) => cluster.Members.Select(member => member.Question.Asker).Distinct().Count();

    private static string? QuestionOf(EmbeddedQuestion row, ConversationListing listing)
    {
        var text = listing.AddressesMachine || !row.IsQuestion ? "" : SafeText.Clean(row.QuestionText);
        return text.Length == 0 ? null : text.Length <= LongestQuestion ? text : CutAtWord(text) + " …";
    }

    private static string CutAtWord(string text)
    {
        var end = text.LastIndexOf(' ', LongestQuestion);
        return text[..(end > LongestQuestion / 2 ? end : char.IsHighSurrogate(text[LongestQuestion - 1]) ? LongestQuestion - 1 : LongestQuestion)];
    }
}
