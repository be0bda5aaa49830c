using Insights.Report.Counting;
using Insights.Report.Pictures;
using Insights.Report.Writing;

namespace Insights.Report.Wording;

/// <summary>What rises and falls, what was tested for it, and seasons.</summary>
internal static class TrendsSection
{
    public const string Name = "trends";

    private const int MostRows = 24;
    private const int MostNamed = 8;

    public static IEnumerable<ReportBlock> Compose(ReportScene scene)
    {
        var phrases = scene.Phrases;
        yield return new ReportBlock.Heading(2, phrases.Say("trends.heading"));
        yield return scene.Paragraph(Name, Sentences(scene));
        var shown = TrendsPicture.Choose(scene.Report.Trends);
        if (shown.Count > 0)
        {
            yield return TrendsPicture.Draw(scene, shown);
            yield return new ReportBlock.Table(
                phrases.Say("trends.table"),
                scene.Heads("topic", "compared", "first", "second", "ratio", "interval", "chance"),
                [.. Rows(scene.Report.Trends, phrases).Take(MostRows)]);
        }
    }

    private static IEnumerable<string> Sentences(ReportScene scene)
    {
        var (trends, phrases) = (scene.Report.Trends, scene.Phrases);
        var (rising, falling) = (Names(trends.Rising), Names(trends.Falling));
        yield return rising.Count == 0 ? "" : phrases.Say("trends.rising", ("topics", phrases.List(rising)));
        yield return falling.Count == 0 ? "" : phrases.Say("trends.falling", ("topics", phrases.List(falling)));
        yield return trends.Tests == 0 ? phrases.Say("trends.noTests")
            : phrases.Say(rising.Count + falling.Count == 0 ? "trends.none" : "trends.method", ("n", trends.Tests));
        if (trends.Seasons is null)
        {
            yield return phrases.Say("seasons.few");
            yield break;
        }

        yield return trends.Seasons.Count == 0 ? phrases.Say("seasons.none") : "";
        foreach (var season in trends.Seasons)
        {
            yield return phrases.Say(
                "seasons.some", ("area", scene.TitleOf(season.Theme)), ("months", phrases.List([.. season.Months.Select(phrases.MonthName)])));
        }
    }

    private static List<string> Names(IEnumerable<Trend> trends) => [.. trends.Take(MostNamed).Select(trend => $"“{trend.Name}”")];

    private static IEnumerable<IReadOnlyList<string>> Rows(TrendReport trends, Phrases phrases) =>
        from trend in trends.Tested
        from movement in new[] { (Key: "trends.within", Value: trend.Within), (Key: "trends.against", Value: trend.Against) }
        where movement.Value is not null
        orderby movement.Value.Corrected, movement.Value.Finding.P
        select (IReadOnlyList<string>)
        [
            trend.Name + AreasSection.Sign(movement.Value.Arrow), phrases.Say(movement.Key), phrases.Number(movement.Value.Before), phrases.Number(movement.Value.After),
            movement.Value.Ratio is { } ratio ? phrases.Number(ratio, 2) : "–", IntervalOf(movement.Value, phrases), ChanceOf(movement.Value.Corrected, phrases),
        ];

    private static string IntervalOf(Movement movement, Phrases phrases) =>
        $"{phrases.Number(movement.RatioInterval.Low, 2)} – {(movement.RatioInterval.High is { } high ? phrases.Number(high, 2) : "∞")}";

    private static string ChanceOf(double chance, Phrases phrases) => chance < 0.001 ? $"< {phrases.Number(0.001, 3)}" : phrases.Number(chance, 3);
}
