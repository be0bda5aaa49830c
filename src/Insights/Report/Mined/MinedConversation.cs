using Insights.Cluster;
using Insights.Cluster.Projection;
using Insights.Ingest;

namespace Insights.Report.Mined;

/// <summary>What the last run made of a conversation, and what happened in it: one line of the work folder's mined.jsonl.</summary>
public sealed record MinedConversation
{
    public required ConversationId Id { get; init; }

    /// <summary>The conversation's fingerprint when its activity was read.</summary>
    public required string Fingerprint { get; init; }
    public required string Theme { get; init; }

    /// <summary>The cluster of its main question; null for outliers.</summary>
    public ClusterId? Cluster { get; init; }

    /// <summary>How well the main question sits in its cluster, 0 to 1.</summary>
    public double Membership { get; init; }

    /// <summary>True where somebody asks something that others could answer.</summary>
    public bool IsAnswerable { get; init; }

    /// <summary>The question as conversations.jsonl shows it: masked, and null where it may not be shown.</summary>
    public string? Question { get; init; }

    /// <summary>Where it lies on the map of clusters; null where none was drawn.</summary>
    public MapPosition? Place { get; init; }
    public required ConversationActivity Activity { get; init; }
}
