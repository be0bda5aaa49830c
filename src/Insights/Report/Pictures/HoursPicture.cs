using Insights.Report.Wording;
using Insights.Report.Writing;

namespace Insights.Report.Pictures;

/// <summary>Weekdays by hours: the more conversations began, the stronger the colour.</summary>
internal static class HoursPicture
{
    private const int HoursADay = 24;
    private const double Top = 20;
    private const double Gap = 1.5;

    public static ReportBlock Draw(ReportScene scene)
    {
        var (phrases, hours) = (scene.Phrases, scene.Report.Hours);
        var (day, hour) = Enumerable.Range(0, hours.Count).SelectMany(day => Enumerable.Range(0, HoursADay), (day, hour) => (day, hour))
            .MaxBy(cell => hours[cell.day][cell.hour]);
        return PictureFrame.Draw(
            "hours",
            phrases.Say("hours.title"),
            phrases.Say("hours.text", ("day", phrases.Weekdays[day]), ("hour", HourOf(phrases, hour)), ("n", hours[day][hour])),
            (id, width) => Draw(scene, id, width, Math.Max(1, hours[day][hour])));
    }

    private static SvgCanvas Draw(ReportScene scene, string id, double width, double most)
    {
        var phrases = scene.Phrases;
        var left = phrases.ShortWeekdays.Max(name => TextFit.WidthOf(name, PictureFrame.TextSize)) + 10;
        var cell = (width - left) / HoursADay;
        var tall = Math.Max(cell, 20);
        var canvas = new SvgCanvas(id, width, Top + (tall * scene.Report.Hours.Count));
        var every = width < PictureFrame.Wide ? 6 : 3;
        for (var hour = 0; hour < HoursADay; hour += every)
        {
            canvas.Text(left + (hour * cell), Top - 7, HourOf(phrases, hour), "soft");
        }

        foreach (var (day, counts) in scene.Report.Hours.Index())
        {
            var y = Top + (day * tall);
            canvas.Text(0, y + (tall / 2) + 4, phrases.ShortWeekdays[day], "soft");
            foreach (var (hour, count) in counts.Index())
            {
                var told = $"{phrases.Weekdays[day]}, {HourOf(phrases, hour)}: {phrases.Number(count)}";
                canvas.Rect(left + (hour * cell), y, cell - Gap, tall - Gap, "empty");
                if (count > 0)
                {
                    canvas.Cell(left + (hour * cell), y, cell - Gap, tall - Gap, 0.15 + (0.85 * count / most), told);
                }
            }
        }

        return canvas;
    }

    private static string HourOf(Phrases phrases, int hour) =>
        phrases.Say("head.hour", ("hour", hour.ToString("00", System.Globalization.CultureInfo.InvariantCulture) + ":00"));
}
