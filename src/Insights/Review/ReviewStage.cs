using System.Runtime.CompilerServices;
using Insights.Draft;
using Insights.Ingest;

namespace Insights.Review;

/// <summary>
/// The rule critic: takes out claims that break a rule, and accepts, rejects or holds what is left. It reads the
/// cited messages from the store again, so a fault of the drafter or a message changed since cannot pass.
/// </summary>
public sealed class ReviewStage(IConversationReader conversations, ReviewOptions options)
{
    /// <summary>
    /// One reviewed draft each, in their order; later duplicates of an entry of the same night are rejected.
    /// </summary>
    public async IAsyncEnumerable<ReviewedDraft> RunAsync(
        IAsyncEnumerable<FaqDraft> drafts, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var accepted = new List<FaqDraft>();
        await foreach (var draft in drafts.WithCancellation(cancellationToken))
        {
            var reviewed = await ReviewAsync(draft, accepted, cancellationToken);
            if (reviewed.Verdict is Verdict.Accepted)
            {
                accepted.Add(reviewed.Draft);
            }

            yield return reviewed;
        }
    }

    private async Task<ReviewedDraft> ReviewAsync(FaqDraft draft, List<FaqDraft> accepted,
        CancellationToken cancellationToken)
    {
        var cited = await CitedMessages.ReadAsync(conversations, draft, cancellationToken);
        var dropped = new List<DroppedClaim>();
        var kept = new List<Claim>();
        foreach (var claim in draft.Answer)
        {
            if ((ClaimRules.Check(claim, cited) ?? CheckAgainst(claim, kept)) is { } reason)
            {
                dropped.Add(new DroppedClaim(claim, reason));
            }
            else
            {
                kept.Add(claim);
            }
        }

        var rest = draft with { Answer = kept };
        return new ReviewedDraft(rest, dropped, Judge(rest, cited, accepted));
    }

    private static string? CheckAgainst(Claim claim, List<Claim> kept) =>
        kept.Exists(other => ClaimPairs.AreOpposite(claim, other)) ? ClaimRules.Contradiction
        : kept.Exists(other => ClaimPairs.AreSame(claim, other)) ? ClaimRules.Duplicate
        : null;

    private Verdict Judge(FaqDraft draft, CitedMessages cited, List<FaqDraft> accepted)
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

        if (DraftRules.LeansOnOneNewcomer(draft, cited))
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
