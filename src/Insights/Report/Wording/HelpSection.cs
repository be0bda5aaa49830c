using Insights.Report.Counting;
using Insights.Report.Pictures;
using Insights.Report.Writing;

namespace Insights.Report.Wording;

/// <summary>How people were helped, how fast, by how many, and when they come.</summary>
internal static class HelpSection
{
    public const string Name = "help";

    public static IEnumerable<ReportBlock> Compose(ReportScene scene)
    {
        var phrases = scene.Phrases;
        yield return new ReportBlock.Heading(2, phrases.Say("help.heading"));
        if (scene.Report.Help.Asking > 0)
        {
            yield return scene.Paragraph(Name, Sentences(scene.Report.Help, phrases));
            yield return TimesPicture.Draw(scene);
            yield return Times(scene.Report.Help, phrases);
        }

        yield return HoursPicture.Draw(scene);
        yield return Hours(scene);
    }

    private static IEnumerable<string> Sentences(HelpReport help, Phrases phrases)
    {
        yield return Waited("help.answer", help.ToAnswer, help, phrases);
        yield return Waited("help.solution", help.ToSolution, help, phrases);
        yield return phrases.Say("help.censored");
        yield return help.Helpers is not { } helpers ? phrases.Say("help.fewHelpers") : phrases.Say(
            "help.helpers",
            ("people", helpers.People),
            ("half", helpers.PeopleForHalf),
            ("one", phrases.Percent(helpers.TopOne)),
            ("five", phrases.Percent(helpers.TopFive)),
            ("gini", phrases.Number(helpers.Gini, 2)));
    }

    private static string Waited(string key, WaitReport wait, HelpReport help, Phrases phrases)
    {
        var ending = (wait.MedianHours, wait.P90Hours) switch
        {
            (null, _) => "Few",
            (_, null) => "Open",
            _ => "",
        };
        return phrases.Say(
            key + ending,
            ("share", phrases.Percent(SummarySection.ShareOf(wait.Over, help.Asking))),
            ("n", help.Asking),
            ("median", wait.MedianHours is { } median ? phrases.Duration(median) : ""),
            ("most", wait.P90Hours is { } most ? phrases.Duration(most) : ""));
    }

    private static ReportBlock.Table Times(HelpReport help, Phrases phrases) => new(
        phrases.Say("help.times"),
        [phrases.Say("head.within"), phrases.Say("head.toAnswer"), phrases.Say("head.toSolution")],
        [.. HelpReport.Marks.Index().Select(mark => (IReadOnlyList<string>)
            [phrases.Duration(mark.Item), phrases.Percent(help.ToAnswer.SharesAtMarks[mark.Index]), phrases.Percent(help.ToSolution.SharesAtMarks[mark.Index])])]);

    private static ReportBlock.Table Hours(ReportScene scene) => new(
        scene.Phrases.Say("hours.table"),
        [scene.Phrases.Say("head.day"), .. Enumerable.Range(0, 24).Select(hour => scene.CountOf(hour))],
        [.. scene.Report.Hours.Zip(scene.Phrases.Weekdays, (hours, day) => (IReadOnlyList<string>)[day, .. hours.Select(scene.CountOf)])]);
}
