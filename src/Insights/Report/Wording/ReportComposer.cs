using Insights.Publish;
using Insights.Report.Analysis;
using Insights.Report.Writing;

namespace Insights.Report.Wording;

/// <summary>Puts a report into words: the same report and words give the same blocks.</summary>
public sealed class ReportComposer
{
    private readonly ReportScene scene;

    /// <param name="report">The numbers.</param>
    /// <param name="phrases">The words.</param>
    /// <param name="linkTo">Where an entry is read.</param>
    /// <param name="analysis">Paragraphs of a model that were checked; null where there are none.</param>
    public ReportComposer(PeriodReport report, Phrases phrases, Func<FaqEntry, string> linkTo, CheckedAnalysis? analysis) =>
        scene = new ReportScene(report, phrases, linkTo, analysis);

    public ReportPage Compose()
    {
        var (report, phrases) = (scene.Report, scene.Phrases);
        return new ReportPage
        {
            Language = phrases.Language,
            Title = phrases.Say("title", ("community", report.Community)),
            Blocks = report.Totals.Conversations == 0
                ? [.. Opening(), .. MethodSection.Compose(scene)]
                :
                [
                    .. Opening(), .. SummarySection.Compose(scene), .. AreasSection.Compose(scene), .. TrendsSection.Compose(scene),
                    .. HelpSection.Compose(scene), .. OpenSection.Compose(scene), .. MapSection.Compose(scene), .. MethodSection.Compose(scene),
                ],
        };
    }

    private IEnumerable<ReportBlock> Opening()
    {
        var (report, phrases) = (scene.Report, scene.Phrases);
        var period = Said(phrases, "period", report.Period) + ".";
        yield return new ReportBlock.Paragraph(
            report.Previous is { } previous ? $"{period} {Said(phrases, "compared", previous)}" : period);
        foreach (var note in report.Notes)
        {
            var key = $"note.{System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(note.ToString())}";
            if (note is not (ReportNote.NoSeasons or ReportNote.NoMap))
            {
                yield return new ReportBlock.Notice(phrases.Say(
                    key, ("day", report.KnownUntil is { } known ? phrases.Day(known) : ""), ("n", report.NotMined)));
            }
        }
    }

    private static string Said(Phrases phrases, string key, ReportPeriod period) =>
        phrases.Say(key, ("from", phrases.Day(period.From)), ("to", phrases.Day(period.To)));
}

/// <summary>A report as people read it.</summary>
public sealed record ReportPage
{
    public required string Language { get; init; }
    public required string Title { get; init; }
    public required IReadOnlyList<ReportBlock> Blocks { get; init; }
}
