using System.Text.Json;
using Insights.Report.Counting;

namespace Insights.Report.Writing;

/// <summary>The trends of report.json: every test with its chance, so that anyone can judge the arrows.</summary>
internal static class ReportJsonTrends
{
    private const string Method =
        "exact conditional test for trend in a share of all conversations, two-sided; within the period over four equal stretches, "
        + "against the previous period over two; Holm's correction over all tests (family-wise)";

    public static void Write(Utf8JsonWriter json, TrendReport trends)
    {
        json.WriteStartObject("trends");
        json.WriteString("method", Method);
        json.WriteNumber("alpha", TrendReport.Alpha);
        json.WriteNumber("tests", trends.Tests);
        WriteNames(json, "rising", trends.Rising);
        WriteNames(json, "falling", trends.Falling);
        ReportJson.WriteAll(json, "tested", trends.Tested, WriteTrend);
        if (trends.Seasons is null)
        {
            json.WriteNull("seasons");
        }
        else
        {
            ReportJson.WriteAll(json, "seasons", trends.Seasons, (writer, season) =>
            {
                writer.WriteStartObject();
                writer.WriteString("theme", season.Theme);
                ReportJson.WriteNumbers(writer, "months", season.Months);
                ReportJson.WriteRounded(writer, "chance", season.Corrected, ReportJson.ChanceDigits);
                writer.WriteEndObject();
            });
        }

        json.WriteEndObject();
    }

    private static void WriteNames(Utf8JsonWriter json, string name, IEnumerable<Trend> trends) =>
        ReportJson.WriteAll(json, name, trends, (writer, trend) => writer.WriteStringValue(trend.Cluster?.Value ?? trend.Theme));

    private static void WriteTrend(Utf8JsonWriter json, Trend trend)
    {
        json.WriteStartObject();
        json.WriteString("theme", trend.Theme);
        json.WriteString("cluster", trend.Cluster?.Value);
        json.WriteString("name", trend.Name);
        ReportJson.WriteArrow(json, trend.Arrow);
        WriteMovement(json, "within", trend.Within);
        WriteMovement(json, "against", trend.Against);
        json.WriteEndObject();
    }

    private static void WriteMovement(Utf8JsonWriter json, string name, Movement? movement)
    {
        if (movement is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteNumber("before", movement.Before);
        json.WriteNumber("after", movement.After);
        ReportJson.WriteRounded(json, "ratio", movement.Ratio, ReportJson.HourDigits);
        ReportJson.WriteInterval(json, "ratioInterval", movement.RatioInterval);
        ReportJson.WriteRounded(json, "chance", movement.Finding.P, ReportJson.ChanceDigits);
        ReportJson.WriteRounded(json, "corrected", movement.Corrected, ReportJson.ChanceDigits);
        ReportJson.WriteArrow(json, movement.Arrow);
        json.WriteEndObject();
    }
}
