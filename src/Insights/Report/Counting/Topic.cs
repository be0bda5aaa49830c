using Insights.Cluster;
using Insights.Publish;
using Insights.Report.Mined;

namespace Insights.Report.Counting;

/// <summary>What several people asked in the period.</summary>
public sealed record Topic
{
    public required ClusterId Cluster { get; init; }
    public required string Theme { get; init; }

    /// <summary>The entry's question, or the most central one that is public.</summary>
    public required string Question { get; init; }
    public required int Conversations { get; init; }

    /// <summary>Distinct people who asked.</summary>
    public required int Askers { get; init; }

    /// <summary>Under what they asked.</summary>
    public required int Reactions { get; init; }

    /// <summary>Conversations in the previous period; null where it is compared with nothing.</summary>
    public required int? Previous { get; init; }
    public required int Unanswered { get; init; }

    /// <summary>Answered, but the asker did not say that it works.</summary>
    public required int Unsolved { get; init; }

    /// <summary>When it was first asked at all.</summary>
    public required DateOnly FirstSeen { get; init; }

    /// <summary>Conversations in each month of the period.</summary>
    public required IReadOnlyList<int> ByMonth { get; init; }

    /// <summary>Versions that enough people named, in order of number.</summary>
    public required IReadOnlyList<string> Versions { get; init; }

    /// <summary>What is published on it; null where nothing is.</summary>
    public required FaqEntry? Entry { get; init; }
    public Arrow Arrow { get; init; }
}

/// <summary>The conversations of a cluster in the period and before.</summary>
public sealed record TopicSlice(ClusterId Cluster, IReadOnlyList<MinedConversation> Now, IReadOnlyList<MinedConversation> Before)
{
    public int Askers { get; } = CountAskers(Now);

    public static int CountAskers(IEnumerable<MinedConversation> conversations) =>
        conversations.Select(conversation => conversation.Activity.Asker).Where(asker => asker is not null).Distinct().Count();
}
