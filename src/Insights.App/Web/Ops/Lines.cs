using System.Globalization;
using Insights.Publish.Site;

namespace Insights.App.Web.Ops;

/// <summary>A line for each kind of value, with a dot a night.</summary>
internal static class Lines
{
    public static Html Draw(string title, IReadOnlyList<string> nights, IReadOnlyList<Series> series)
    {
        var frame = new ChartFrame(title, nights, series, series.Max(one => one.Values.Max()));
        return frame.Around(series.Select((one, place) => Line(frame, nights, one, place)));
    }

    private static Html Line(ChartFrame frame, IReadOnlyList<string> nights, Series series, int place)
    {
        var points = string.Join(' ', series.Values.Select((value, night) => $"{ChartFrame.At(frame.X(night))},{ChartFrame.At(frame.Y(value))}"));
        return Html.Of($"""
            <polyline class="line s{place}" points="{points}"/>
            {series.Values.Select((value, night) => Html.Of($"<circle class=\"s{place}\" cx=\"{ChartFrame.At(frame.X(night))}\" cy=\"{ChartFrame.At(frame.Y(value))}\" r=\"3\"><title>{nights[night]}: {series.Name} {value.ToString("0.#", CultureInfo.InvariantCulture)}</title></circle>\n"))}
            """);
    }
}
