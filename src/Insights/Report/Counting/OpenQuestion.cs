using Insights.Cluster;

namespace Insights.Report.Counting;

/// <summary>What several people asked and nobody answered, or nothing is published on.</summary>
public sealed record OpenQuestion
{
    public required ClusterId Cluster { get; init; }
    public required string Theme { get; init; }
    public required string Question { get; init; }
    public required int Conversations { get; init; }
    public required int Askers { get; init; }
    public required int Unanswered { get; init; }
    public required int Unsolved { get; init; }

    /// <summary>The entry, such as faq-7k3m9q2a; null where nothing is published.</summary>
    public required string? Entry { get; init; }

    /// <summary>Topics without an entry in which something stays open, and topics that enough people asked in vain.</summary>
    public static IReadOnlyList<OpenQuestion> Find(IReadOnlyList<(Topic Topic, TopicSlice Slice)> topics, int minAuthors) =>
    [
        .. topics
            .Where(pair => (pair.Topic.Entry is null && pair.Topic.Unanswered + pair.Topic.Unsolved > 0) || VainAskers(pair.Slice) >= minAuthors)
            .Select(pair => pair.Topic)
            .OrderByDescending(topic => topic.Unanswered).ThenByDescending(topic => topic.Unsolved)
            .ThenByDescending(topic => topic.Conversations).ThenBy(topic => topic.Cluster)
            .Select(topic => new OpenQuestion
            {
                Cluster = topic.Cluster,
                Theme = topic.Theme,
                Question = topic.Question,
                Conversations = topic.Conversations,
                Askers = topic.Askers,
                Unanswered = topic.Unanswered,
                Unsolved = topic.Unsolved,
                Entry = topic.Entry?.Id,
            }),
    ];

    private static int VainAskers(TopicSlice slice) => TopicSlice.CountAskers(
        slice.Now.Where(conversation => conversation is { IsAnswerable: true, Activity.AnsweredAt: null }));
}
