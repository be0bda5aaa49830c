using Insights.Report.Wording;
using Insights.Report.Writing;

namespace Insights.Report.Pictures;

/// <summary>The topics asked most as bars, with their questions above, coloured by area.</summary>
internal static class DemandPicture
{
    public const int MostBars = 15;

    private const double Row = 38;
    private const double ValueRoom = 110;

    public static ReportBlock Draw(ReportScene scene)
    {
        var phrases = scene.Phrases;
        var first = scene.Topics[0];
        return PictureFrame.Draw(
            "demand",
            phrases.Say("demand.title"),
            phrases.Say("demand.text", ("topic", first.Question), ("n", first.Conversations)),
            (id, width) => Draw(scene, id, width));
    }

    private static SvgCanvas Draw(ReportScene scene, string id, double width)
    {
        var topics = scene.Topics.Take(MostBars).ToList();
        var top = PictureFrame.Legend(new SvgCanvas(id, width, 0), scene, 0);
        var canvas = new SvgCanvas(id, width, top + (topics.Count * Row));
        PictureFrame.Legend(canvas, scene, 0);
        var largest = (double)topics[0].Conversations;
        foreach (var (place, topic) in topics.Index())
        {
            var y = top + (place * Row);
            var length = (width - ValueRoom) * topic.Conversations / largest;
            canvas.Text(0, y + 11, TextFit.Cut(topic.Question + AreasSection.Sign(topic.Arrow), width, PictureFrame.TextSize));
            canvas.Rect(0, y + 17, length, 12, PictureFrame.FillOf(scene, scene.PlaceOf(topic.Theme)), topic.Question);
            canvas.Text(
                length + 6,
                y + 27,
                scene.Phrases.Say("demand.value", ("conversations", topic.Conversations), ("people", topic.Askers)),
                "soft");
        }

        return canvas;
    }
}
