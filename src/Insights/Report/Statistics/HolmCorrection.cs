namespace Insights.Report.Statistics;

/// <summary>
/// Corrects for looking at many tests (Holm 1979): where nothing moves, at most the given share of reports has any false finding at all,
/// whatever the tests have to do with each other.
/// </summary>
public static class HolmCorrection
{
    /// <summary>The corrected chance of each test, in the order given.</summary>
    public static IReadOnlyList<double> Adjust(IReadOnlyList<double> chances)
    {
        var adjusted = new double[chances.Count];
        var largest = 0.0;
        foreach (var (rank, test) in Enumerable.Range(0, chances.Count).OrderBy(test => chances[test]).Index())
        {
            largest = Math.Max(largest, Math.Min(1, chances[test] * (chances.Count - rank)));
            adjusted[test] = largest;
        }

        return adjusted;
    }
}
