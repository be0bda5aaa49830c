using Insights.Report.Counting;
using Insights.Report.Writing;

namespace Insights.Report.Wording;

/// <summary>The first paragraph: how much, on what, and how well people were helped.</summary>
internal static class SummarySection
{
    public const string Name = "summary";

    public static IEnumerable<ReportBlock> Compose(ReportScene scene)
    {
        yield return new ReportBlock.Heading(2, scene.Phrases.Say("summary.heading"));
        yield return scene.Paragraph(Name, Sentences(scene));
    }

    private static IEnumerable<string> Sentences(ReportScene scene)
    {
        var (report, phrases) = (scene.Report, scene.Phrases);
        var totals = report.Totals;
        yield return phrases.Say(
            "summary.began", ("conversations", totals.Conversations), ("asking", totals.Asking), ("people", totals.People));
        if (report.PreviousTotals is { Conversations: > 0 } before)
        {
            var change = ((double)totals.Conversations / before.Conversations) - 1;
            yield return phrases.Say("summary.more", ("conversations", before.Conversations), ("change", Signed(phrases, change)));
        }

        var areas = report.Areas.Where(area => area.Conversations > 0).OrderByDescending(area => area.Conversations)
            .Select(area => phrases.Say("summary.area", ("area", area.Title), ("share", phrases.Percent(area.Share)))).ToList();
        yield return phrases.Say("summary.areas", ("areas", phrases.List(areas)));
        if (scene.Topics is [var first, ..])
        {
            yield return phrases.Say("summary.top", ("topic", first.Question), ("conversations", first.Conversations), ("people", first.Askers));
        }

        if (totals.Asking > 0)
        {
            yield return Helped(report.Help, phrases);
        }
    }

    private static string Helped(HelpReport help, Phrases phrases)
    {
        var (answered, solved) = (phrases.Percent(ShareOf(help.ToAnswer.Over, help.Asking)), phrases.Percent(ShareOf(help.ToSolution.Over, help.Asking)));
        return help.ToAnswer.MedianHours is { } median
            ? phrases.Say("summary.help", ("answered", answered), ("solved", solved), ("median", phrases.Duration(median)))
            : phrases.Say("summary.helpSlow", ("answered", answered), ("solved", solved));
    }

    internal static double ShareOf(int count, int total) => total == 0 ? 0 : (double)count / total;

    internal static string Signed(Phrases phrases, double change) => (change >= 0 ? "+" : "−") + phrases.Percent(Math.Abs(change));
}
