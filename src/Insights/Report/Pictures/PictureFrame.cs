using Insights.Classify;
using Insights.Report.Wording;
using Insights.Report.Writing;

namespace Insights.Report.Pictures;

/// <summary>What all pictures share: a drawing for wide and one for narrow screens, the colours of areas, round numbers on axes.</summary>
internal static class PictureFrame
{
    public const double Wide = 720;
    public const double Narrow = 350;
    public const double TextSize = 12;
    private const int Colours = 10;

    public static ReportBlock Draw(string id, string title, string description, Func<string, double, SvgCanvas> draw) => new ReportBlock.Picture(
        title,
        draw(id + "-w", Wide).Finish(title, description, "wide"),
        draw(id + "-n", Narrow).Finish(title, description, "narrow"));

    /// <summary>The class that fills with an area's colour; what belongs nowhere is grey.</summary>
    public static string FillOf(ReportScene scene, int area) =>
        scene.Report.Areas[area].Theme == Theme.Other.Name || area >= Colours ? "fr" : $"f{area}";

    /// <summary>Names of the areas with their colours, in as many lines as they need; gives where the picture may begin.</summary>
    public static double Legend(SvgCanvas canvas, ReportScene scene, double top)
    {
        var (x, y) = (0.0, top);
        foreach (var (place, area) in scene.Report.Areas.Index())
        {
            var width = 18 + TextFit.WidthOf(area.Title, TextSize) + 14;
            if (x > 0 && x + width > canvas.Width)
            {
                (x, y) = (0, y + 20);
            }

            canvas.Rect(x, y, 12, 12, FillOf(scene, place));
            canvas.Text(x + 18, y + 10.5, area.Title);
            x += width;
        }

        return y + 28;
    }

    /// <summary>A step between marks of an axis: 1, 2 or 5 times a power of ten, so that there are at most so many.</summary>
    public static int StepOf(int largest, int most)
    {
        for (var power = 1; ; power *= 10)
        {
            foreach (var step in new[] { power, 2 * power, 5 * power })
            {
                if (largest <= step * most)
                {
                    return step;
                }
            }
        }
    }
}
