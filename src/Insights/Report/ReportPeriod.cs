using System.Globalization;

namespace Insights.Report;

/// <summary>Days in UTC, both included.</summary>
public readonly record struct ReportPeriod(DateOnly From, DateOnly To)
{
    private const string Day = "yyyy-MM-dd";

    public int Days => To.DayNumber - From.DayNumber + 1;

    /// <summary>
    /// The period before: where this one is whole months, as many whole months; else as many days.
    /// </summary>
    public ReportPeriod Before
    {
        get
        {
            if (From.Day != 1 || To.AddDays(1).Day != 1)
            {
                return new ReportPeriod(From.AddDays(-Days), From.AddDays(-1));
            }

            var months = ((To.Year - From.Year) * 12) + To.Month - From.Month + 1;
            return new ReportPeriod(From.AddMonths(-months), From.AddDays(-1));
        }
    }

    public bool Contains(DateTimeOffset moment) => DateOnly.FromDateTime(moment.UtcDateTime) is var day && From <= day && day <= To;

    /// <summary>A day as ISO 8601 has it, such as 2024-12-31; null where the text is none.</summary>
    public static DateOnly? FindDay(string text) =>
        DateOnly.TryParseExact(text, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Two days with two dots between, such as 2023-01-01..2023-12-31; null where the text is none.</summary>
    public static ReportPeriod? Find(string text) =>
        text.Split("..") is [var first, var last] && FindDay(first) is { } from && FindDay(last) is { } to && from <= to
            ? new ReportPeriod(from, to)
            : null;

    public override string ToString() =>
        $"{From.ToString(Day, CultureInfo.InvariantCulture)}..{To.ToString(Day, CultureInfo.InvariantCulture)}";
}
