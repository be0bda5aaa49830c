using System.Text.Json.Serialization;
using Insights.Cluster.Placements;
using Insights.Publish;

namespace Insights.Pipeline;

/// <summary>What a person decided about an entry, when, and who it was; kept in the work folder only.</summary>
public sealed record ReviewerDecision(Decision Decision, string Who, DateTimeOffset At)
{
    /// <summary>Why a draft was rejected, in the reviewer's words; null where none were given.</summary>
    public string? Reason { get; init; }

    /// <summary>Which questions were put together or apart.</summary>
    public IReadOnlyList<Placement> Placements { get; init; } = [];

    /// <summary>What was done, in a word.</summary>
    [JsonIgnore]
    public string Word =>
        Placements.Any(placement => placement.Merged is not null) ? "merged"
        : Placements.Count > 0 ? "split"
        : Decision.Kind == DecisionKind.Rejected ? "rejected"
        : Decision.Edit is not null ? "edited"
        : Decision.Kind == DecisionKind.Approved ? "approved"
        : Decision.Note is not null ? "noted"
        : Decision.IsPinned == true ? "pinned"
        : "unpinned";
}
