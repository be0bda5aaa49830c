using System.Globalization;
using System.Text.RegularExpressions;

namespace Insights.Report.Wording;

/// <summary>
/// Says things in a language. A value in a message is put in by its name; a whole number that the file has plural forms for, under the
/// message's key and the value's name, is said with them, so that each sentence inflects its own nouns.
/// </summary>
public sealed partial class Phrases(MessageFile file)
{
    private const int HoursADay = 24;
    private const int MinutesAnHour = 60;

    public string Language => file.Language;

    /// <exception cref="UnusableException">The file lacks the message.</exception>
    public string Say(string key, params ReadOnlySpan<(string Name, object Value)> values)
    {
        var named = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (name, value) in values)
        {
            named[name] = value;
        }

        var forms = FormsOf(key);
        var form = forms.Count > 1 && named.GetValueOrDefault("n") is int count ? FormFor(forms, count) : forms[PluralRules.Other];
        return Fill(key, form, named);
    }

    public string Number(double value, int digits = 0)
    {
        var plain = Math.Round(value, digits).ToString("N" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var (whole, part) = plain.Split('.') is [var before, var after] ? (before, after.TrimEnd('0')) : (plain, "");
        return whole.Replace(",", file.Numbers.Group, StringComparison.Ordinal) + (part.Length > 0 ? file.Numbers.Decimal + part : "");
    }

    /// <summary>A share, as a percentage: whole, but with one digit below ten.</summary>
    public string Percent(double share) => file.Numbers.Percent.Replace("{n}", Number(100 * share, Math.Abs(share) < 0.0995 ? 1 : 0), StringComparison.Ordinal);

    public string Day(DateOnly day) => file.Dates.Day
        .Replace("{year}", day.Year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{month}", file.Dates.Months[day.Month - 1], StringComparison.Ordinal)
        .Replace("{number}", day.Month.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{day}", day.Day.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    /// <param name="month">As report.json has it: 2024-05.</param>
    public string Month(string month) => file.Dates.Month
        .Replace("{year}", month[..4], StringComparison.Ordinal)
        .Replace("{month}", MonthName(NumberOf(month)), StringComparison.Ordinal);

    public string ShortMonth(string month) => file.Dates.ShortMonths[NumberOf(month) - 1];

    public string MonthName(int number) => file.Dates.Months[number - 1];

    public IReadOnlyList<string> Weekdays => file.Dates.Weekdays;

    public IReadOnlyList<string> ShortWeekdays => file.Dates.ShortWeekdays;

    /// <summary>A time in the unit that suits it.</summary>
    public string Duration(double hours) => hours switch
    {
        < 1 => Say("duration.minutes", ("n", (int)Math.Round(hours * MinutesAnHour))),
        < 2 * HoursADay => Part("duration.hours", hours),
        _ => Part("duration.days", hours / HoursADay),
    };

    /// <summary>Things in a row: a, b and c.</summary>
    public string List(IReadOnlyList<string> items) => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => Say("list.last", ("others", string.Join(Say("list.between"), items.SkipLast(1))), ("last", items[^1])),
    };

    private static int NumberOf(string month) => int.Parse(month.AsSpan(5), CultureInfo.InvariantCulture);

    private IReadOnlyDictionary<string, string> FormsOf(string key) => file.Messages.TryGetValue(key, out var forms)
        ? forms
        : throw new UnusableException($"The words in the language '{file.Language}' lack '{key}'; add it to its file in data/report.");

    private string FormFor(IReadOnlyDictionary<string, string> forms, int count) =>
        forms.GetValueOrDefault(file.Plurals.CategoryOf(count), forms[PluralRules.Other]);

    // A broken number takes the form of "other" in all plural rules that know parts.
    private string Part(string key, double value)
    {
        var rounded = Math.Round(value, value < 10 ? 1 : 0);
        var forms = FormsOf(key);
        var form = rounded == Math.Floor(rounded) ? FormFor(forms, (int)rounded) : forms[PluralRules.Other];
        return form.Replace("{n}", Number(rounded, 1), StringComparison.Ordinal);
    }

    private string Fill(string key, string form, Dictionary<string, object> named) => Slot().Replace(form, slot =>
    {
        var name = slot.Groups["name"].Value;
        var value = named.TryGetValue(name, out var given)
            ? given
            : throw new UnusableException($"The words in the language '{file.Language}' ask for '{name}' in '{key}', which is not told there.");
        return value is not int count ? (string)value
            : name != "n" && file.Messages.TryGetValue($"{key}.{name}", out var forms)
                ? FormFor(forms, count).Replace("{n}", Number(count), StringComparison.Ordinal)
            : Number(count);
    });

    [GeneratedRegex(@"\{(?<name>[a-zA-Z]+)\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Slot();
}
