using Insights.Cluster;
using Insights.Pipeline;
using Insights.Publish;
using Insights.Review;

namespace Insights.App.Reviewing;

/// <summary>Turns what a maintainer asks for into decisions and what they make of the last night's work.</summary>
internal sealed class Decider(LastNightsWork work, NightlyStages stages)
{
    public required TimeProvider Clock { get; init; }

    public required EditCheck Edits { get; init; }

    /// <summary>The rules alone, which a draft must pass again before a decision lets it out.</summary>
    public required ReviewStage Rules { get; init; }

    /// <exception cref="UnusableException">What is asked for cannot be done with this draft.</exception>
    public async Task<ReviewChange> DecideAsync(ReviewItem item, ReviewRequest request, CancellationToken cancellationToken)
    {
        var drafted = item.Drafted is { } draft ? await CheckAgainAsync(draft, cancellationToken) : null;
        var plain = new Decision { Cluster = item.Cluster };
        return request.Action switch
        {
            ReviewAction.Approve approve => Keep(request, drafted, Approval(item, drafted, approve.Note, approve.IsPinned)),
            ReviewAction.Edit edit => Keep(request, drafted, Approval(item, drafted, edit.Note, edit.IsPinned) with
            {
                Edit = await Edits.CheckAsync(drafted!.Draft, edit.Given, cancellationToken),
            }),
            ReviewAction.Reject => Keep(request, drafted, plain with { Kind = DecisionKind.Rejected, Fingerprint = drafted?.Draft.Fingerprint }),
            ReviewAction.Annotate annotate => Keep(request, drafted, plain with { Note = annotate.Note.Trim() }),
            ReviewAction.Pin pin => Keep(request, drafted, Published(item) with { IsPinned = pin.IsPinned }),
            ReviewAction.Merge merge => await MergeAsync(item, request, merge, cancellationToken),
            ReviewAction.Split split => await SplitAsync(item, request, split, cancellationToken),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private async Task<ReviewChange> MergeAsync(ReviewItem item, ReviewRequest request, ReviewAction.Merge merge, CancellationToken cancellationToken)
    {
        var into = work.Snapshot().Get(merge.Into);
        var regrouping = new Regrouping(work, stages);
        var decision = Made(request, new Decision
        {
            // What maintainers gave the one that goes, the one that stays takes over where it has none of its own.
            Cluster = into.Cluster,
            Note = into.Decision.Note is { Length: > 0 } ? null : item.Decision.Note,
            IsPinned = item.Decision.IsPinned == true ? true : null,
        });
        return await regrouping.ApplyAsync(decision with { Placements = regrouping.Merge(item, into) }, cancellationToken);
    }

    private async Task<ReviewChange> SplitAsync(ReviewItem item, ReviewRequest request, ReviewAction.Split split, CancellationToken cancellationToken)
    {
        var regrouping = new Regrouping(work, stages);
        var decision = Made(request, new Decision { Cluster = item.Cluster });
        return await regrouping.ApplyAsync(
            decision with { Placements = regrouping.Split(item, split.Conversations.ToHashSet()) }, cancellationToken);
    }

    private ReviewChange Keep(ReviewRequest request, ReviewedDraft? drafted, Decision decision)
    {
        var made = Made(request, decision);
        return new ReviewChange
        {
            Work = work with
            {
                Reviewed = [.. work.Reviewed.Select(other => other.Draft.Cluster == drafted?.Draft.Cluster ? drafted : other)],
                Decisions = [.. work.Decisions, made],
            },
            Decided = [made],
            Touched = new HashSet<ClusterId> { decision.Cluster },
        };
    }

    private ReviewerDecision Made(ReviewRequest request, Decision decision) => new(decision, request.Who, Clock.GetUtcNow())
    {
        Reason = request.Action is ReviewAction.Reject { Reason: { } reason } && reason.Trim() is { Length: > 0 } words ? words : null,
    };

    private static Decision Approval(ReviewItem item, ReviewedDraft? drafted, string? note, bool isPinned) => drafted?.Verdict switch
    {
        null => throw new UnusableException($"{item.Id} has no draft since the last night; decide after the next one."),
        Verdict.Rejected { CanBeOverruled: false } rejected =>
            throw new UnusableException($"{item.Id} cannot be published: {rejected.Reason}. Give it other words with edit."),
        _ => new Decision
        {
            Cluster = item.Cluster,
            Kind = DecisionKind.Approved,
            Fingerprint = drafted.Draft.Fingerprint,
            Note = note,
            IsPinned = isPinned ? true : null,
        },
    };

    private static Decision Published(ReviewItem item) => item.Published is null
        ? throw new UnusableException($"{item.Id} is not in the FAQ, so there is nothing to pin; approve it first.")
        : new Decision { Cluster = item.Cluster };

    // The store may have changed since the night: what no longer stands leaves the draft, whatever was said of it then.
    private async Task<ReviewedDraft> CheckAgainAsync(ReviewedDraft reviewed, CancellationToken cancellationToken)
    {
        var again = await Rules.RunAsync(new[] { reviewed.Draft }.ToAsyncEnumerable(), cancellationToken).FirstAsync(cancellationToken);
        return new ReviewedDraft(
            again.Draft, [.. reviewed.Dropped, .. again.Dropped], again.Verdict is Verdict.Rejected ? again.Verdict : reviewed.Verdict);
    }
}
