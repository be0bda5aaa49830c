using MathNet.Numerics.Distributions;

namespace Insights.Report.Statistics;

/// <summary>An interval that holds the true value in 95 of 100 cases; <paramref name="High"/> is null where nothing bounds it.</summary>
public readonly record struct Interval(double Low, double? High);

/// <summary>Intervals for small counts, without approximation (Clopper and Pearson 1934).</summary>
public static class ExactIntervals
{
    private const double Outside = 0.05;

    /// <summary>Of a share: so many of so many.</summary>
    public static Interval OfShare(int count, int total) => total == 0 ? new Interval(0, 1) : new Interval(Low(count, total), High(count, total));

    /// <summary>
    /// Of how many times larger a share is than another: given their sum, a count is binomial with the odds of the two totals.
    /// </summary>
    public static Interval OfRatio(int count, int total, int otherCount, int otherTotal)
    {
        if (total == 0 || otherTotal == 0 || count + otherCount == 0)
        {
            return new Interval(0, null);
        }

        var scale = (double)otherTotal / total;
        var (low, high) = (Low(count, count + otherCount), High(count, count + otherCount));
        return new Interval(low / (1 - low) * scale, otherCount == 0 ? null : high / (1 - high) * scale);
    }

    private static double Low(int count, int total) => count == 0 ? 0 : Beta.InvCDF(count, total - count + 1, Outside / 2);

    private static double High(int count, int total) => count == total ? 1 : Beta.InvCDF(count + 1, total - count, 1 - (Outside / 2));
}
