using System.Text.RegularExpressions;
using Insights.Draft;
using Insights.Ingest;
using Insights.Ingest.Texts;

namespace Insights.Review;

/// <summary>The rules a draft as a whole must pass.</summary>
internal static partial class DraftRules
{
    public const string NothingLeft = "no claim passed";
    public const string TooFewAuthors = "too few authors";
    public const string TooFewConversations = "too few conversations";
    public const string UnsafeQuestion = "the question is unsafe to show";
    public const string DuplicateEntry = "another entry of this night says the same";

    public static string? CheckQuestion(string question) =>
        string.IsNullOrWhiteSpace(question) || MachineSpeech.AddressesMachine(question) || Unsafe().IsMatch(question)
            ? UnsafeQuestion
            : null;

    /// <summary>True where two drafts share most of what they cite, or some of it and the question.</summary>
    public static bool AreSame(FaqDraft one, FaqDraft other)
    {
        var (left, right) = (Cited(one), Cited(other));
        var shared = (double)left.Count(right.Contains) / Math.Max(1, Math.Min(left.Count, right.Count));
        return shared >= ReviewThresholds.SharedEvidence
            || (shared > 0
                && ClaimPairs.Overlap(ClaimPairs.Words(one.Question),
                    ClaimPairs.Words(other.Question)) >= ReviewThresholds.SameQuestion);
    }

    /// <summary>The accepted entries whose questions are nearest in words, nearest first.</summary>
    public static IReadOnlyList<FaqDraft> Nearest(FaqDraft draft, IReadOnlyList<FaqDraft> accepted)
    {
        var words = ClaimPairs.Words(draft.Question);
        return
        [
            .. accepted.Where(other => other.Cluster != draft.Cluster)
                .Select(other => (Entry: other, Overlap: ClaimPairs.Overlap(words, ClaimPairs.Words(other.Question))))
                .Where(other => other.Overlap > 0)
                .OrderByDescending(other => other.Overlap)
                .ThenBy(other => other.Entry.Cluster)
                .Take(ReviewThresholds.MostNeighbours)
                .Select(other => other.Entry),
        ];
    }

    /// <summary>
    /// Who wrote every cited message, where that person wrote a single message in all the entry's conversations.
    /// </summary>
    public static Pseudonym? FindLoneVoice(FaqDraft draft, CitedMessages cited)
    {
        var authors = Cited(draft).Select(id => cited.Find(id)!.Author).Distinct().ToList();
        return authors.Count == 1 && cited.MessagesByAuthor.GetValueOrDefault(authors[0]) <= 1 ? authors[0] : null;
    }

    private static HashSet<MessageId> Cited(FaqDraft draft) =>
        [.. draft.Answer.SelectMany(claim => claim.Evidence).Select(evidence => evidence.Message)];

    [GeneratedRegex(
        @"\[(mail|name|phone|ip|mac|card|iban|id|key|token|secret|signature|webhook|resource|user|licence"
        + @"|host|address|code|masked)\]|@user\b|<[@#:]\S|https?://")]
    private static partial Regex Unsafe();
}
