using System.Globalization;
using Insights.Publish.Site;

namespace Insights.App.Web.Ops;

/// <summary>A bar a night, made of the parts that add up to it.</summary>
internal static class StackedBars
{
    private const double WidestBar = 44;

    public static Html Draw(string title, IReadOnlyList<string> nights, IReadOnlyList<Series> series)
    {
        var totals = nights.Select((_, night) => series.Sum(one => one.Values[night]));
        var frame = new ChartFrame(title, nights, series, totals.Max());
        return frame.Around(nights.Select((name, night) => Bar(frame, name, night, series)));
    }

    private static Html Bar(ChartFrame frame, string name, int night, IReadOnlyList<Series> series)
    {
        var width = Math.Min(WidestBar, frame.Step * 0.72);
        var parts = new List<Html>();
        var below = 0.0;
        foreach (var (place, one) in series.Index().Where(one => one.Item.Values[night] > 0))
        {
            var (value, foot) = (one.Values[night], frame.Y(below));
            below += value;
            var said = string.Create(CultureInfo.InvariantCulture, $"{name}: {one.Name} {value:0.##}");
            parts.Add(Html.Of($"<rect class=\"bar s{place}\" x=\"{ChartFrame.At(frame.X(night) - (width / 2))}\" y=\"{ChartFrame.At(frame.Y(below))}\" width=\"{ChartFrame.At(width)}\" height=\"{ChartFrame.At(foot - frame.Y(below))}\"><title>{said}</title></rect>\n"));
        }

        return Html.Join(parts);
    }
}
