using System.Globalization;
using System.Text.Json;
using Insights.Publish;
using Insights.Report.Counting;
using Insights.Report.Statistics;

namespace Insights.Report.Writing;

/// <summary>Writes report.json: fixed field order and rounding, the same bytes for the same report.</summary>
public static class ReportJson
{
    public const string Schema = "insights/report@1";

    internal const int ShareDigits = 4;
    internal const int HourDigits = 2;
    internal const int ChanceDigits = 6;

    public static byte[] Write(PeriodReport report) => FaqJson.Write(isIndented: true, json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.WriteString("community", report.Community);
        WritePeriod(json, "period", report.Period, report.Totals);
        if (report.Previous is { } previous)
        {
            WritePeriod(json, "previous", previous, report.PreviousTotals!);
        }
        else
        {
            json.WriteNull("previous");
        }

        json.WriteString("knownUntil", report.KnownUntil is { } known ? Day(known) : null);
        json.WriteNumber("notMined", report.NotMined);
        json.WriteNumber("minAuthors", report.MinAuthors);
        FaqJson.WriteTexts(json, "notes", report.Notes.Select(note => JsonNamingPolicy.CamelCase.ConvertName(note.ToString())));
        WriteAll(json, "areas", report.Areas, ReportJsonAreas.Write);
        WriteMonths(json, report);
        ReportJsonTrends.Write(json, report.Trends);
        WriteHelp(json, report.Help);
        WriteAll(json, "unanswered", report.Unanswered, WriteOpen);
        WriteAll(json, "hours", report.Hours, (writer, hours) => WriteNumbers(writer, null, hours));
        WriteMap(json, report);
        json.WriteEndObject();
    });

    internal static void WriteAll<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(json, item);
        }

        json.WriteEndArray();
    }

    internal static void WriteNumbers(Utf8JsonWriter json, string? name, IEnumerable<int> numbers)
    {
        if (name is null)
        {
            json.WriteStartArray();
        }
        else
        {
            json.WriteStartArray(name);
        }

        foreach (var number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }

    internal static void WriteRounded(Utf8JsonWriter json, string name, double? number, int digits)
    {
        if (number is { } value)
        {
            json.WriteNumber(name, Math.Round(value, digits));
        }
        else
        {
            json.WriteNull(name);
        }
    }

    internal static void WriteInterval(Utf8JsonWriter json, string name, Interval interval)
    {
        json.WriteStartArray(name);
        json.WriteNumberValue(Math.Round(interval.Low, ShareDigits));
        if (interval.High is { } high)
        {
            json.WriteNumberValue(Math.Round(high, ShareDigits));
        }
        else
        {
            json.WriteNullValue();
        }

        json.WriteEndArray();
    }

    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static void WriteArrow(Utf8JsonWriter json, Arrow arrow) =>
        json.WriteString("arrow", arrow == Arrow.None ? null : JsonNamingPolicy.CamelCase.ConvertName(arrow.ToString()));

    private static void WritePeriod(Utf8JsonWriter json, string name, ReportPeriod period, PeriodTotals totals)
    {
        json.WriteStartObject(name);
        json.WriteString("from", Day(period.From));
        json.WriteString("to", Day(period.To));
        json.WriteNumber("days", period.Days);
        json.WriteNumber("conversations", totals.Conversations);
        json.WriteNumber("asking", totals.Asking);
        json.WriteNumber("answered", totals.Answered);
        json.WriteNumber("solved", totals.Solved);
        json.WriteNumber("askers", totals.Askers);
        json.WriteNumber("people", totals.People);
        json.WriteEndObject();
    }

    private static void WriteMonths(Utf8JsonWriter json, PeriodReport report) => WriteAll(json, "months", report.Months, (writer, month) =>
    {
        writer.WriteStartObject();
        writer.WriteString("month", month.Month);
        writer.WriteNumber("conversations", month.Conversations);
        writer.WriteStartObject("themes");
        foreach (var (area, count) in report.Areas.Zip(month.ByArea))
        {
            writer.WriteNumber(area.Theme, count);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    });

    private static void WriteHelp(Utf8JsonWriter json, HelpReport help)
    {
        json.WriteStartObject("help");
        json.WriteNumber("asking", help.Asking);
        WriteWait(json, "toAnswer", help.ToAnswer, help.Asking);
        WriteWait(json, "toSolution", help.ToSolution, help.Asking);
        if (help.Helpers is { } helpers)
        {
            json.WriteStartObject("helpers");
            json.WriteNumber("people", helpers.People);
            WriteRounded(json, "gini", helpers.Gini, ShareDigits);
            WriteRounded(json, "topOne", helpers.TopOne, ShareDigits);
            WriteRounded(json, "topFive", helpers.TopFive, ShareDigits);
            json.WriteNumber("peopleForHalf", helpers.PeopleForHalf);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("helpers");
        }

        json.WriteEndObject();
    }

    private static void WriteWait(Utf8JsonWriter json, string name, WaitReport wait, int asking)
    {
        json.WriteStartObject(name);
        json.WriteNumber("over", wait.Over);
        WriteRounded(json, "share", asking == 0 ? null : (double)wait.Over / asking, ShareDigits);
        WriteRounded(json, "medianHours", wait.MedianHours, HourDigits);
        WriteRounded(json, "p90Hours", wait.P90Hours, HourDigits);
        WriteAll(json, "within", HelpReport.Marks.Zip(wait.SharesAtMarks), (writer, mark) =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("hours", mark.First);
            WriteRounded(writer, "share", mark.Second, ShareDigits);
            writer.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void WriteOpen(Utf8JsonWriter json, OpenQuestion open)
    {
        json.WriteStartObject();
        json.WriteString("cluster", open.Cluster.Value);
        json.WriteString("theme", open.Theme);
        json.WriteString("question", open.Question);
        json.WriteNumber("conversations", open.Conversations);
        json.WriteNumber("askers", open.Askers);
        json.WriteNumber("unanswered", open.Unanswered);
        json.WriteNumber("unsolved", open.Unsolved);
        json.WriteString("entry", open.Entry);
        json.WriteEndObject();
    }

    private static void WriteMap(Utf8JsonWriter json, PeriodReport report)
    {
        json.WriteStartObject("map");
        WriteAll(json, "names", report.Map.Names, (writer, name) =>
        {
            writer.WriteStartObject();
            writer.WriteString("cluster", name.Cluster.Value);
            writer.WriteNumber("x", Math.Round(name.Place.X, HourDigits));
            writer.WriteNumber("y", Math.Round(name.Place.Y, HourDigits));
            writer.WriteEndObject();
        });
        WriteAll(json, "dots", report.Map.Dots, (writer, dot) =>
        {
            writer.WriteStartObject();
            writer.WriteString("theme", report.Areas[dot.Area].Theme);
            writer.WriteNumber("x", Math.Round(dot.Place.X, HourDigits));
            writer.WriteNumber("y", Math.Round(dot.Place.Y, HourDigits));
            writer.WriteEndObject();
        });
        json.WriteEndObject();
    }
}
