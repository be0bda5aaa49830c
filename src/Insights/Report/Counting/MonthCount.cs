using System.Globalization;

namespace Insights.Report.Counting;

/// <summary>How many conversations began in a month, and how many of each area, in the areas' order.</summary>
public sealed record MonthCount(string Month, int Conversations, IReadOnlyList<int> ByArea)
{
    /// <summary>Every month that the period touches.</summary>
    /// <param name="slice">The period's conversations.</param>
    /// <param name="themes">The areas in their order.</param>
    public static IReadOnlyList<MonthCount> Of(PeriodSlice slice, IReadOnlyList<string> themes)
    {
        var places = themes.Index().ToDictionary(theme => theme.Item, theme => theme.Index, StringComparer.Ordinal);
        var counts = MonthsOf(slice.Period).ToDictionary(month => month, _ => new int[themes.Count], StringComparer.Ordinal);
        foreach (var conversation in slice.Conversations)
        {
            counts[NameOf(DateOnly.FromDateTime(conversation.Activity.StartedAt.UtcDateTime))][places[conversation.Theme]]++;
        }

        return [.. MonthsOf(slice.Period).Select(month => new MonthCount(month, counts[month].Sum(), counts[month]))];
    }

    private static IEnumerable<string> MonthsOf(ReportPeriod period)
    {
        for (var month = new DateOnly(period.From.Year, period.From.Month, 1); month <= period.To; month = month.AddMonths(1))
        {
            yield return NameOf(month);
        }
    }

    private static string NameOf(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
