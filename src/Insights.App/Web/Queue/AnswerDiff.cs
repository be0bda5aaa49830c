using Insights.Draft;

namespace Insights.App.Web.Queue;

/// <summary>Which sentence of a draft takes the place of which published one.</summary>
internal static class AnswerDiff
{
    /// <summary>Sentences less alike than this are different ones.</summary>
    private const double LeastLikeness = 0.4;

    /// <summary>The draft's sentences in their order, each with the published one it replaces, then the published ones that go.</summary>
    public static IReadOnlyList<(Claim? Before, Claim? After)> Pair(IReadOnlyList<Claim> before, IReadOnlyList<Claim> after)
    {
        var left = before.ToList();
        var pairs = new List<(Claim? Before, Claim? After)>();
        foreach (var claim in after)
        {
            var nearest = left.Where(other => IsSame(other, claim)).MaxBy(other => WordDiff.Likeness(other.Text, claim.Text));
            if (nearest is not null)
            {
                left.Remove(nearest);
            }

            pairs.Add((nearest, claim));
        }

        return [.. pairs, .. left.Select(claim => ((Claim?)claim, (Claim?)null))];
    }

    private static bool IsSame(Claim one, Claim other) =>
        one.Evidence.Any(other.Evidence.Contains) || WordDiff.Likeness(one.Text, other.Text) >= LeastLikeness;
}
