using Insights.Report.Writing;

namespace Insights.Report.Wording;

/// <summary>What is worth writing documentation for.</summary>
internal static class OpenSection
{
    public const string Name = "open";

    private const int MostLines = 25;

    public static IEnumerable<ReportBlock> Compose(ReportScene scene)
    {
        var (report, phrases) = (scene.Report, scene.Phrases);
        yield return new ReportBlock.Heading(2, phrases.Say("open.heading"));
        yield return scene.Paragraph(
            Name,
            [
                report.Unanswered.Count == 0 ? phrases.Say("open.none") : phrases.Say("open.intro", ("n", report.MinAuthors)),
                phrases.Say("open.hidden", ("n", report.Totals.Asking - report.Totals.Answered)),
            ]);
        if (report.Unanswered.Count > 0)
        {
            yield return new ReportBlock.Bullets(
            [
                .. report.Unanswered.Take(MostLines).Select(open => (IReadOnlyList<TextSpan>)
                [
                    $"{open.Question} · {scene.TitleOf(open.Theme)} · ",
                    phrases.Say("open.line", ("conversations", open.Conversations), ("people", open.Askers), ("unanswered", open.Unanswered), ("unsolved", open.Unsolved)),
                ]),
            ]);
        }
    }
}
