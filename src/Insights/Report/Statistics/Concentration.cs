namespace Insights.Report.Statistics;

/// <summary>How unevenly something is spread over people; numbers only.</summary>
public sealed record Concentration
{
    public required int People { get; init; }

    /// <summary>0 where everybody gives the same, towards 1 where one gives all (Gini 1912).</summary>
    public required double Gini { get; init; }

    /// <summary>The share of the one who gives most.</summary>
    public required double TopOne { get; init; }

    public required double TopFive { get; init; }

    /// <summary>How few people give half of it.</summary>
    public required int PeopleForHalf { get; init; }

    /// <param name="amounts">What each person gave, more than nothing.</param>
    public static Concentration Of(IReadOnlyCollection<int> amounts)
    {
        var sorted = amounts.OrderDescending().ToList();
        var sum = (double)sorted.Sum();
        var (half, given) = (0, 0);
        while (half < sorted.Count && given * 2 < sum)
        {
            given += sorted[half++];
        }

        // The mean difference of all pairs, in means: with ranks from the largest on.
        var ranked = sorted.Select((amount, rank) => amount * (sorted.Count - (2.0 * rank) - 1)).Sum();
        return new Concentration
        {
            People = sorted.Count,
            Gini = sorted.Count == 0 ? 0 : ranked / (sorted.Count * sum),
            TopOne = sorted.Take(1).Sum() / Math.Max(1, sum),
            TopFive = sorted.Take(5).Sum() / Math.Max(1, sum),
            PeopleForHalf = half,
        };
    }
}
