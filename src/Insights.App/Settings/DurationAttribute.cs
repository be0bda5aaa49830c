using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Insights.App.Settings;

/// <summary>A time span above zero and at most a day, written as seconds or as hh:mm:ss.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class DurationAttribute : ValidationAttribute
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public DurationAttribute()
        : base("it takes seconds, as 30, or hours, minutes and seconds, as 00:00:30.")
    {
    }

    public static TimeSpan Parse(string text) => TryParse(text, out var duration) ? duration : throw new FormatException("No duration.");

    public override bool IsValid(object? value) =>
        value is string text && TryParse(text, out var duration) && duration > TimeSpan.Zero && duration <= Longest;

    private static bool TryParse(string text, out TimeSpan duration)
    {
        var seconds = text.Trim().TrimEnd('s');
        if (double.TryParse(seconds, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number <= Longest.TotalSeconds)
        {
            duration = TimeSpan.FromSeconds(number);
            return true;
        }

        return TimeSpan.TryParseExact(text.Trim(), @"hh\:mm\:ss", CultureInfo.InvariantCulture, out duration);
    }
}
