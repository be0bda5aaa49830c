using System.Runtime.CompilerServices;
using Insights.Draft;
using Insights.Ingest;

namespace Insights.Review;

/// <summary>
/// Takes out claims that break a rule or that the critic objects to, and accepts, rejects or holds what is left. It
/// reads the cited messages from the store again, so a fault of the drafter or a message changed since cannot pass.
/// </summary>
public sealed class ReviewStage(IConversationReader conversations, ReviewOptions options, ReviewTeam team)
{
    private readonly ReviewRounds rounds = new(team, options);

    /// <summary>A review by the rules alone.</summary>
    public ReviewStage(IConversationReader conversations, ReviewOptions options)
        : this(conversations, options, ReviewTeam.RulesAlone)
    {
    }

    /// <summary>
    /// One reviewed draft each, in their order; later duplicates of an entry of the same night are rejected.
    /// </summary>
    public async IAsyncEnumerable<ReviewedDraft> RunAsync(
        IAsyncEnumerable<FaqDraft> drafts, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var accepted = new List<FaqDraft>();
        var unedited = new List<(ReviewedDraft Reviewed, bool IsJudged)>();
        await foreach (var draft in drafts.WithCancellation(cancellationToken))
        {
            var cited = await CitedMessages.ReadAsync(conversations, draft, cancellationToken);
            var checkedDraft = await rounds.RunAsync(draft, cited, cancellationToken);
            var reviewed = await ConcludeAsync(checkedDraft, cited, accepted, cancellationToken);
            if (reviewed.Verdict is Verdict.Accepted)
            {
                accepted.Add(reviewed.Draft);
            }

            if (team.Editor.SeesNeighbours)
            {
                unedited.Add((reviewed, checkedDraft.IsJudged));
            }
            else
            {
                yield return reviewed;
            }
        }

        foreach (var (reviewed, isJudged) in unedited)
        {
            yield return isJudged && reviewed.Verdict is Verdict.Accepted
                ? await EditAsync(reviewed, accepted, cancellationToken)
                : reviewed;
        }
    }

    private async Task<ReviewedDraft> ConcludeAsync(
        CheckedDraft checkedDraft, CitedMessages cited, List<FaqDraft> accepted, CancellationToken cancellationToken)
    {
        // With nothing else to show, a person is shown what waits for one.
        var waits = checkedDraft.Draft.Answer.Count == 0 && checkedDraft.Held.Count > 0;
        var draft = waits
            ? checkedDraft.Draft with { Answer = [.. checkedDraft.Held.Select(held => held.Claim)] }
            : checkedDraft.Draft;
        IReadOnlyList<DroppedClaim> dropped = waits ? checkedDraft.Dropped : [.. checkedDraft.Dropped, .. checkedDraft.Held];
        var verdict = await JudgeAsync(draft, cited, accepted, cancellationToken);
        return new ReviewedDraft(draft, dropped, verdict is not Verdict.Accepted ? verdict
            : waits ? new Verdict.NeedsHuman($"No other advice is left ({checkedDraft.Held[0].Reason}). Is it right?")
            : checkedDraft.IsDoubted ? new Verdict.NeedsHuman("The critic still objects after rewriting. Do the claims answer the question?")
            : verdict);
    }

    private async Task<ReviewedDraft> EditAsync(
        ReviewedDraft reviewed, List<FaqDraft> accepted, CancellationToken cancellationToken)
    {
        if (reviewed.Draft.IsExtractive)
        {
            return reviewed;
        }

        var cited = await CitedMessages.ReadAsync(conversations, reviewed.Draft, cancellationToken);
        var neighbours = DraftRules.Nearest(reviewed.Draft, accepted);
        return reviewed with { Draft = await team.Editor.EditAsync(reviewed.Draft, cited, neighbours, cancellationToken) };
    }

    private async Task<Verdict> JudgeAsync(
        FaqDraft draft, CitedMessages cited, List<FaqDraft> accepted, CancellationToken cancellationToken)
    {
        if (draft.Answer.Count == 0)
        {
            return new Verdict.Rejected(DraftRules.NothingLeft);
        }

        if (cited.Authors < options.MinAuthors)
        {
            return new Verdict.Rejected(DraftRules.TooFewAuthors);
        }

        if (cited.Conversations < options.MinConversations)
        {
            return new Verdict.Rejected(DraftRules.TooFewConversations);
        }

        if (DraftRules.CheckQuestion(draft.Question) is { } reason)
        {
            return new Verdict.Rejected(reason);
        }

        if (accepted.Exists(other => DraftRules.AreSame(draft, other)))
        {
            return new Verdict.Rejected(DraftRules.DuplicateEntry);
        }

        if (DraftRules.FindLoneVoice(draft, cited) is { } author
            && await team.Memory.IsEstablishedAsync(author, cancellationToken) != true)
        {
            return new Verdict.NeedsHuman(
                "All advice comes from one account that wrote nothing else here. Is it right?");
        }

        if (draft.IsLoose)
        {
            return new Verdict.NeedsHuman("The conversations may ask different things. Is it one question?");
        }

        if (draft.Confidence < options.AcceptAt)
        {
            return new Verdict.NeedsHuman("The evidence is thin. Do the claims answer the question?");
        }

        return options.IsManual
            ? new Verdict.NeedsHuman("Review is manual. Publish this entry?")
            : new Verdict.Accepted(draft.Confidence);
    }
}
