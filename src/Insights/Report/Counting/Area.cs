using Insights.Report.Statistics;

namespace Insights.Report.Counting;

/// <summary>A theme in the period: all its conversations, and the topics in it that may be shown.</summary>
public sealed record Area
{
    public required string Theme { get; init; }
    public required string Title { get; init; }
    public required int Conversations { get; init; }
    public required double Share { get; init; }
    public required Interval ShareInterval { get; init; }

    /// <summary>In the previous period; null where it is compared with nothing.</summary>
    public required int? Previous { get; init; }
    public required double? PreviousShare { get; init; }

    /// <summary>Share less share in the previous period; null where there was nothing.</summary>
    public double? Change => Share - PreviousShare;
    public required int Asking { get; init; }
    public required int Answered { get; init; }
    public required int Solved { get; init; }

    /// <summary>By demand: conversations, then people, then reactions.</summary>
    public required IReadOnlyList<Topic> Topics { get; init; }

    /// <summary>Clusters that too few people asked for, or more than are listed.</summary>
    public required int TopicsNotShown { get; init; }

    /// <summary>Conversations like no other.</summary>
    public required int Alone { get; init; }

    /// <summary>Only where the tests say so.</summary>
    public Arrow Arrow { get; init; }
}

/// <summary>Where something moves, beyond what chance explains.</summary>
public enum Arrow
{
    None,
    Rising,
    Falling,
}
