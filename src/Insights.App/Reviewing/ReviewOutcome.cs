using Insights.Cluster;
using Insights.Publish;

namespace Insights.App.Reviewing;

/// <summary>How a decision ended.</summary>
internal abstract record ReviewOutcome
{
    private ReviewOutcome()
    {
    }

    /// <summary>
    /// Kept and published; <paramref name="Changes"/> is what that changed in the FAQ, <paramref name="Items"/> are the drafts it touched,
    /// <paramref name="Unanswered"/> what was put together or apart and holds no answer.
    /// </summary>
    public sealed record Published(
        IReadOnlyList<EntryChange> Changes, IReadOnlyList<ReviewItem> Items, IReadOnlyList<ClusterId> Unanswered) : ReviewOutcome;

    /// <summary>Nothing was done: the draft, or what was decided of it, is not what the maintainer looked at.</summary>
    public sealed record Moved(ReviewItem Item) : ReviewOutcome;
}
