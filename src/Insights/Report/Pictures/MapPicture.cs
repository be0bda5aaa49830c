using Insights.Report.Wording;
using Insights.Report.Writing;

namespace Insights.Report.Pictures;

/// <summary>The period's conversations on the map of clusters, coloured by area, the topics asked most numbered.</summary>
internal static class MapPicture
{
    private const double Margin = 26;
    private const double Badge = 9;

    // A badge stands beside its topic, not on it.
    private const double Beside = 13;

    public static ReportBlock Draw(ReportScene scene) => PictureFrame.Draw(
        "map", scene.Phrases.Say("map.heading"), scene.Phrases.Say("map.text"), (id, width) => Draw(scene, id, width));

    private static SvgCanvas Draw(ReportScene scene, string id, double width)
    {
        var map = scene.Report.Map;
        var (left, right) = (map.Dots.Min(dot => dot.Place.X), map.Dots.Max(dot => dot.Place.X));
        var (low, high) = (map.Dots.Min(dot => dot.Place.Y), map.Dots.Max(dot => dot.Place.Y));
        var scale = (width - (2 * Margin)) / Math.Max(1e-9, right - left);
        var height = Math.Clamp((high - low) * scale, width * 0.45, width * 0.75);
        var tall = height / Math.Max(1e-9, high - low);
        var top = PictureFrame.Legend(new SvgCanvas(id, width, 0), scene, 0) + Margin;
        var canvas = new SvgCanvas(id, width, top + height + Margin);
        PictureFrame.Legend(canvas, scene, 0);
        var radius = Math.Clamp(width / 10 / Math.Sqrt(map.Dots.Count), 1.6, 4.5);

        // The rest first, so that what belongs somewhere lies on top.
        foreach (var dot in map.Dots.OrderByDescending(dot => dot.Area))
        {
            canvas.Circle(X(dot.Place.X), Y(dot.Place.Y), radius, PictureFrame.FillOf(scene, dot.Area));
        }

        foreach (var (place, name) in map.Names.Index())
        {
            var (x, y) = (Math.Min(X(name.Place.X) + Beside, width - Badge), Y(name.Place.Y) - Beside);
            canvas.Line(X(name.Place.X), Y(name.Place.Y), x, y, "axis");
            canvas.Circle(x, y, Badge, "badge");
            canvas.Text(x, y + 4, scene.CountOf(place + 1), "mid strong");
        }

        return canvas;

        double X(double x) => Margin + ((x - left) * scale);

        double Y(double y) => top + ((y - low) * tall);
    }
}
