using Insights.Cluster;
using Insights.Draft;

namespace Insights.Publish;

/// <summary>What a maintainer said of a draft.</summary>
public enum DecisionKind
{
    /// <summary>Nothing about publishing: a note, a pin or an edit alone.</summary>
    None,

    Approved,
    Rejected,
}

/// <summary>
/// All that maintainers decided about one entry, the latest of each kind. Who and when stay in the work folder; what is here reaches
/// the pages.
/// </summary>
public sealed record Decision
{
    public required ClusterId Cluster { get; init; }

    public DecisionKind Kind { get; init; }

    /// <summary>
    /// Fingerprint of the draft that was approved or rejected: the decision holds until the draft changes. Null holds for good.
    /// </summary>
    public string? Fingerprint { get; init; }

    /// <summary>The wording a reviewer gave; it stands as long as all its evidence stands.</summary>
    public EntryEdit? Edit { get; init; }

    /// <summary>The maintainers' own words, shown as theirs; empty takes them away, null says nothing of them.</summary>
    public string? Note { get; init; }

    /// <summary>
    /// A pinned entry stays whatever becomes of its draft; what is taken back leaves it all the same. Null says nothing of it.
    /// </summary>
    public bool? IsPinned { get; init; }
}

/// <summary>A reviewer's wording; null parts are left as drafted.</summary>
public sealed record EntryEdit(string? Question, IReadOnlyList<Claim>? Answer);
