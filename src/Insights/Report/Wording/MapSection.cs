using Insights.Report.Pictures;
using Insights.Report.Writing;

namespace Insights.Report.Wording;

/// <summary>The map of topics with the names of its numbers.</summary>
internal static class MapSection
{
    public static IEnumerable<ReportBlock> Compose(ReportScene scene)
    {
        var phrases = scene.Phrases;
        yield return new ReportBlock.Heading(2, phrases.Say("map.heading"));
        if (scene.Report.Map.Dots.Count == 0)
        {
            yield return new ReportBlock.Paragraph(phrases.Say("map.none"));
            yield break;
        }

        yield return MapPicture.Draw(scene);
        var topics = scene.Topics.ToDictionary(topic => topic.Cluster);
        var names = scene.Report.Map.Names.Index().Where(name => topics.ContainsKey(name.Item.Cluster)).ToList();
        if (names.Count > 0)
        {
            yield return new ReportBlock.Table(
                phrases.Say("map.heading"),
                scene.Heads("topic", "number", "area", "conversations"),
                [.. names.Select(name => (IReadOnlyList<string>)
                    [
                        topics[name.Item.Cluster].Question, scene.CountOf(name.Index + 1), scene.TitleOf(topics[name.Item.Cluster].Theme),
                        scene.CountOf(topics[name.Item.Cluster].Conversations),
                    ])]);
        }
    }
}
