using MathNet.Numerics;

namespace Insights.Report.Statistics;

/// <summary>
/// Asks whether the same months of every year have a larger share than others: Friedman's test (1937) with years as blocks. One burst in
/// one year is no season, so whole years are needed, several of them.
/// </summary>
public static class SeasonTest
{
    public const int FewestYears = 3;

    private const int Months = 12;

    /// <param name="shares">For each year the share of each month, January first.</param>
    /// <returns>The chance that months alike give ranks as unlike as these.</returns>
    public static double Test(IReadOnlyList<double[]> shares)
    {
        var sums = new double[Months];
        var ties = 0.0;
        foreach (var year in shares)
        {
            foreach (var group in year.Index().GroupBy(month => month.Item))
            {
                var (before, tied) = (year.Count(share => share < group.Key), group.Count());
                ties += (Math.Pow(tied, 3) - tied) / (Months - 1);
                foreach (var (month, _) in group)
                {
                    sums[month] += before + ((tied + 1) / 2.0);
                }
            }
        }

        var middle = shares.Count * (Months + 1) / 2.0;
        var spread = (shares.Count * Months * (Months + 1.0)) - ties;
        var statistic = spread <= 0 ? 0 : 12 * sums.Sum(sum => Math.Pow(sum - middle, 2)) / spread;
        return SpecialFunctions.GammaUpperRegularized((Months - 1) / 2.0, statistic / 2);
    }

    /// <summary>The months, from 0, whose ranks lie highest over the years.</summary>
    public static IReadOnlyList<int> Highest(IReadOnlyList<double[]> shares, int count) =>
        [.. Enumerable.Range(0, Months)
            .OrderByDescending(month => shares.Sum(year => year.Count(share => share < year[month]))).ThenBy(month => month)
            .Take(count).Order()];
}
