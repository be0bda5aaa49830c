using System.Text.Json.Serialization;
using Insights.Draft;

namespace Insights.Review;

/// <summary>What the review says of a draft.</summary>
public abstract record Verdict
{
    private Verdict()
    {
    }

    public sealed record Accepted(double Confidence) : Verdict;

    public sealed record Rejected(string Reason) : Verdict
    {
        /// <summary>True where a person may publish the draft all the same: it shows too little, but nothing of it is wrong.</summary>
        [JsonIgnore]
        public bool CanBeOverruled =>
            Reason is DraftRules.TooFewAuthors or DraftRules.TooFewConversations or DraftRules.DuplicateEntry;
    }

    public sealed record NeedsHuman(string Question) : Verdict;
}

/// <summary>A draft with the claims that survived, those that did not with the reason, and the verdict.</summary>
public sealed record ReviewedDraft(FaqDraft Draft, IReadOnlyList<DroppedClaim> Dropped, Verdict Verdict);

/// <summary>A claim the critic took out and why.</summary>
public sealed record DroppedClaim(Claim Claim, string Reason);
