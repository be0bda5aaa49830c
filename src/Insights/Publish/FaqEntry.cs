using Insights.Classify;
using Insights.Cluster;
using Insights.Draft;
using Insights.Ingest;

namespace Insights.Publish;

/// <summary>A published entry, as in faq.json.</summary>
public sealed record FaqEntry
{
    public required ClusterId Cluster { get; init; }
    public required string Slug { get; init; }
    public required Theme Theme { get; init; }
    public required string Question { get; init; }
    public required IReadOnlyList<string> AlsoAsked { get; init; }
    public required IReadOnlyList<Claim> Answer { get; init; }

    /// <summary>What maintainers add in their own words.</summary>
    public string? Note { get; init; }

    public required IReadOnlyList<string> Versions { get; init; }
    public required int Asked { get; init; }
    public required int Authors { get; init; }
    public required IReadOnlyList<ConversationId> Conversations { get; init; }
    public required DateOnly FirstAsked { get; init; }
    public required DateOnly LastSupported { get; init; }
    public required double Confidence { get; init; }

    /// <summary>The id people link to.</summary>
    public string Id => $"faq-{Cluster}";
}

/// <summary>An id that is no longer published, and where its readers should go.</summary>
public sealed record RetiredEntry(string Id, string Slug, string? Into, string Reason);

/// <summary>A whole FAQ, as published: entries by theme then id.</summary>
public sealed record Publication(string Community, IReadOnlyList<FaqEntry> Entries, IReadOnlyList<RetiredEntry> Retired);
