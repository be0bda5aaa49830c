using Insights.Classify;
using Insights.Cluster;
using Insights.Ingest;

namespace Insights.Draft;

/// <summary>What drafting a topic came to.</summary>
public abstract record DraftOutcome
{
    private DraftOutcome()
    {
    }

    /// <summary>See <see cref="FaqDraft.Fingerprint"/>.</summary>
    public abstract string Fingerprint { get; }

    public sealed record Drafted(FaqDraft Draft) : DraftOutcome
    {
        public override string Fingerprint => Draft.Fingerprint;
    }

    /// <summary>Asked, but nobody said anything that answers it.</summary>
    public sealed record Unanswered(UnansweredTopic Topic) : DraftOutcome
    {
        public override string Fingerprint => Topic.Fingerprint;
    }
}

/// <summary>A question that members keep asking and nobody has answered: what the community needs written.</summary>
public sealed record UnansweredTopic
{
    public required ClusterId Cluster { get; init; }
    public required Theme Theme { get; init; }

    /// <summary>
    /// Masked text of the community, as <see cref="FaqDraft.Question"/>; null where no wording is fit to show.
    /// </summary>
    public required string? Question { get; init; }

    public required IReadOnlyList<ConversationId> Conversations { get; init; }

    /// <summary>Distinct people over the member conversations.</summary>
    public required int Authors { get; init; }
    public required DateOnly FirstAsked { get; init; }
    public required DateOnly LastAsked { get; init; }
    public required string Fingerprint { get; init; }
}
