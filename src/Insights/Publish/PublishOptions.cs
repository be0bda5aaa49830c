using System.ComponentModel.DataAnnotations;
using Insights.Cluster.Placements;

namespace Insights.Publish;

/// <summary>What the publish stage is told.</summary>
public sealed record PublishOptions
{
    public required string Community { get; init; }

    /// <summary>The day the change log names.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The share of still existing conversations that must keep their entry; below it publishing is blocked.</summary>
    [Range(0.0, 1.0)] public double MinContinuity { get; init; } = 0.8;

    /// <summary>Publishes whatever moved.</summary>
    public bool AcceptMoves { get; init; }

    /// <summary>A question is shown only where this many people asked the like.</summary>
    [Range(1, 1000)] public int MinAuthors { get; init; } = 2;

    /// <summary>What maintainers decided, one for each entry at most.</summary>
    public IReadOnlyList<Decision> Decisions { get; init; } = [];

    /// <summary>What maintainers put together or apart; that it moves is no reason to block.</summary>
    public HandPlacements Placements { get; init; } = HandPlacements.None;

    /// <summary>What people said of entries, one line for each.</summary>
    public IReadOnlyList<EntryFeedback> Feedback { get; init; } = [];
}
