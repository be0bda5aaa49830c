using Insights.Report.Mined;
using Insights.Report.Statistics;

namespace Insights.Report.Counting;

/// <summary>An area's months over whole years: the chance that they are alike, and the months that lie highest (from 1).</summary>
internal sealed record SeasonCount(double Chance, IReadOnlyList<int> Highest)
{
    private const int FewestPerMonth = 5;
    private const int Named = 3;

    /// <summary>Of each area with enough conversations in the whole years that end with the period; null where there are too few years.</summary>
    public static IReadOnlyList<(string Theme, SeasonCount Count)>? Find(
        IReadOnlyList<MinedConversation> conversations, ReportPeriod period, IReadOnlyList<string> themes)
    {
        var years = YearsBefore(conversations, period.To);
        if (years.Count < SeasonTest.FewestYears)
        {
            return null;
        }

        var all = CountMonths(conversations, years);
        return
        [
            .. from theme in themes
               let counts = CountMonths(conversations.Where(conversation => conversation.Theme == theme), years)
               where counts.Sum(year => year.Sum()) >= FewestPerMonth * 12 * years.Count
               let shares = counts.Zip(all, (year, total) => year.Zip(total, (count, sum) => sum == 0 ? 0 : (double)count / sum).ToArray()).ToList()
               select (theme, new SeasonCount(SeasonTest.Test(shares), [.. SeasonTest.Highest(shares, Named).Select(month => month + 1)])),
        ];
    }

    // The first year counts from its January on only if something began in it or before.
    private static List<int> YearsBefore(IReadOnlyList<MinedConversation> conversations, DateOnly to)
    {
        if (conversations.Count == 0)
        {
            return [];
        }

        var first = DateOnly.FromDateTime(conversations.Min(conversation => conversation.Activity.StartedAt).UtcDateTime);
        var from = first.DayOfYear <= 31 ? first.Year : first.Year + 1;
        var last = to is { Month: 12, Day: 31 } ? to.Year : to.Year - 1;
        return last < from ? [] : [.. Enumerable.Range(from, last - from + 1)];
    }

    private static List<int[]> CountMonths(IEnumerable<MinedConversation> conversations, List<int> years)
    {
        var counts = years.ConvertAll(_ => new int[12]);
        foreach (var start in conversations.Select(conversation => conversation.Activity.StartedAt.UtcDateTime))
        {
            if (years.IndexOf(start.Year) is var year and >= 0)
            {
                counts[year][start.Month - 1]++;
            }
        }

        return counts;
    }
}
