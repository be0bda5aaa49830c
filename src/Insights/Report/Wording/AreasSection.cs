using Insights.Report.Counting;
using Insights.Report.Pictures;
using Insights.Report.Writing;

namespace Insights.Report.Wording;

/// <summary>The areas: what they share of the whole, month by month, and the topics in each.</summary>
internal static class AreasSection
{
    /// <summary>The name of an area's paragraph.</summary>
    public static string NameOf(Area area) => $"area:{area.Theme}";

    public static IEnumerable<ReportBlock> Compose(ReportScene scene)
    {
        var phrases = scene.Phrases;
        yield return new ReportBlock.Heading(2, phrases.Say("areas.heading"));
        yield return new ReportBlock.Paragraph(phrases.Say("areas.intro"));
        yield return MonthsPicture.Draw(scene);
        yield return Months(scene);
        yield return Overview(scene);
        if (scene.Topics.Count > 0)
        {
            yield return DemandPicture.Draw(scene);
            yield return Demand(scene);
        }

        foreach (var area in scene.Report.Areas.Where(area => area.Conversations > 0))
        {
            yield return new ReportBlock.Heading(3, area.Title);
            yield return scene.Paragraph(NameOf(area), Sentences(area, phrases));
            foreach (var block in area.Topics.Index().SelectMany(topic => TopicWords.Compose(scene, topic.Item, topic.Index + 1)))
            {
                yield return block;
            }
        }
    }

    private static ReportBlock.Table Months(ReportScene scene) => new(
        scene.Phrases.Say("areas.months"),
        [scene.Phrases.Say("head.month"), scene.Phrases.Say("head.conversations"), .. scene.AreaTitles],
        [.. scene.Report.Months.Select(month => (IReadOnlyList<string>)
            [scene.Phrases.Month(month.Month), scene.CountOf(month.Conversations), .. month.ByArea.Select(scene.CountOf)])]);

    private static ReportBlock.Table Overview(ReportScene scene)
    {
        var phrases = scene.Phrases;
        var isCompared = scene.Report.PreviousTotals is { Conversations: > 0 };
        string[] keys =
        [
            "area", "conversations", "share", "interval", .. isCompared ? (string[])["previous", "previousShare", "change"] : [], "answered", "solved",
        ];
        return new ReportBlock.Table(
            phrases.Say("areas.table"), scene.Heads(keys), [.. scene.Report.Areas.Select(area => Row(area, isCompared, phrases))]);
    }

    private static List<string> Row(Area area, bool isCompared, Phrases phrases)
    {
        List<string> row =
        [
            area.Title, phrases.Number(area.Conversations), phrases.Percent(area.Share),
            $"{phrases.Percent(area.ShareInterval.Low)} – {phrases.Percent(area.ShareInterval.High ?? 1)}",
        ];
        if (isCompared)
        {
            var change = 100 * area.Change!.Value;
            row.AddRange([
                phrases.Number(area.Previous!.Value), phrases.Percent(area.PreviousShare!.Value),
                (change >= 0 ? "+" : "−") + phrases.Number(Math.Abs(change), 1) + Sign(area.Arrow),
            ]);
        }

        row.Add(phrases.Percent(SummarySection.ShareOf(area.Answered, area.Asking)));
        row.Add(phrases.Percent(SummarySection.ShareOf(area.Solved, area.Asking)));
        return row;
    }

    internal static string Sign(Arrow arrow) => arrow switch
    {
        Arrow.Rising => " ▲",
        Arrow.Falling => " ▼",
        _ => "",
    };

    private static ReportBlock.Table Demand(ReportScene scene)
    {
        var phrases = scene.Phrases;
        return new ReportBlock.Table(
            phrases.Say("demand.title"),
            scene.Heads("topic", "area", "conversations", "people", "reactions"),
            [.. scene.Topics.Take(DemandPicture.MostBars).Select(topic => (IReadOnlyList<string>)
                [topic.Question, scene.TitleOf(topic.Theme), scene.CountOf(topic.Conversations), scene.CountOf(topic.Askers), scene.CountOf(topic.Reactions)])]);
    }

    private static IEnumerable<string> Sentences(Area area, Phrases phrases)
    {
        yield return phrases.Say("area.share", ("conversations", area.Conversations), ("share", phrases.Percent(area.Share)));
        if (area.Arrow != Arrow.None && area.PreviousShare is { } before)
        {
            yield return phrases.Say(
                area.Arrow == Arrow.Rising ? "area.rising" : "area.falling", ("before", phrases.Percent(before)), ("after", phrases.Percent(area.Share)));
        }

        if (area.Topics.Count == 0)
        {
            yield return phrases.Say("area.noTopics");
        }

        if (area.TopicsNotShown > 0)
        {
            yield return phrases.Say("area.hidden", ("n", area.TopicsNotShown));
        }

        if (area.Alone > 0)
        {
            yield return phrases.Say("area.alone", ("n", area.Alone));
        }
    }
}
