using System.Collections.Frozen;
using Insights.Draft;

namespace Insights.Review;

/// <summary>Compares claims word by word: the same said twice, or the opposite said of the same thing.</summary>
internal static class ClaimPairs
{
    private static readonly FrozenSet<string> Denials =
        new[] { "not", "no", "never", "don't", "doesn't", "can't", "cannot", "isn't", "won't", "without", "nicht",
            "kein", "keine", "nie", "nunca", "não", "pas" }
            .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True where nearly all words are shared.</summary>
    public static bool AreSame(Claim one, Claim other) =>
        Overlap(Words(one.Text), Words(other.Text)) >= ReviewThresholds.SameClaim;

    /// <summary>True where most words are shared and exactly one side denies.</summary>
    public static bool AreOpposite(Claim one, Claim other)
    {
        var (left, right) = (Words(one.Text), Words(other.Text));
        return left.Overlaps(Denials) != right.Overlaps(Denials)
            && AreAbout(Content(left), Content(right));
    }

    // Of a long claim and a short one nearly any shared words would do, so most words of the longer must be shared,
    // too.
    private static bool AreAbout(HashSet<string> one, HashSet<string> other) =>
        Overlap(one, other) >= ReviewThresholds.OppositeClaim
        && 2 * one.Count(other.Contains) >= Math.Max(one.Count, other.Count);

    /// <summary>Shared words over the words of the shorter text; 0 where it has too few to tell.</summary>
    public static double Overlap(HashSet<string> one, HashSet<string> other)
    {
        var fewer = Math.Min(one.Count, other.Count);
        return fewer < ReviewThresholds.FewestWords ? 0 : (double)one.Count(other.Contains) / fewer;
    }

    public static HashSet<string> Words(string text) =>
        new(
            text.ToLowerInvariant()
                .Split([' ', ',', '.', ';', ':', '(', ')', '!', '?', '"', '`', '*'],
                StringSplitOptions.RemoveEmptyEntries),
            StringComparer.Ordinal);

    private static HashSet<string> Content(HashSet<string> words) =>
        new(words.Where(word => word.Length > 3 && !Denials.Contains(word)), StringComparer.Ordinal);
}
