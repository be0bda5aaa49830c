using Insights.Report.Wording;
using Insights.Report.Writing;

namespace Insights.Report.Pictures;

/// <summary>Conversations a month as stacked columns, one colour an area.</summary>
internal static class MonthsPicture
{
    private const double Plot = 220;
    private const double Left = 38;
    private const int Marks = 5;

    public static ReportBlock Draw(ReportScene scene)
    {
        var phrases = scene.Phrases;
        var largest = scene.Report.Months.MaxBy(month => month.Conversations)!;
        return PictureFrame.Draw(
            "months",
            phrases.Say("areas.months"),
            phrases.Say("areas.months.text", ("month", phrases.Month(largest.Month)), ("n", largest.Conversations)),
            (id, width) => Draw(scene, new SvgCanvas(id, width, 300), largest.Conversations));
    }

    private static SvgCanvas Draw(ReportScene scene, SvgCanvas canvas, int largest)
    {
        var (phrases, months) = (scene.Phrases, scene.Report.Months);
        var top = PictureFrame.Legend(canvas, scene, 0);
        var height = Math.Min(Plot, canvas.Height - top - 30);
        var step = PictureFrame.StepOf(Math.Max(1, largest), Marks);
        var highest = (double)step * ((Math.Max(1, largest) + step - 1) / step);
        for (var mark = 0; mark <= highest; mark += step)
        {
            var y = top + height - (height * mark / highest);
            canvas.Line(Left, y, canvas.Width, y, mark == 0 ? "axis" : "grid");
            canvas.Text(Left - 6, y + 4, phrases.Number(mark), "soft end");
        }

        var room = (canvas.Width - Left) / months.Count;
        var labelEvery = Math.Max(1, (int)Math.Ceiling((TextFit.WidthOf("Mmmm", PictureFrame.TextSize) + 4) / room));
        foreach (var (place, month) in months.Index())
        {
            var (x, y) = (Left + (place * room) + (room * 0.12), top + height);
            foreach (var (area, count) in month.ByArea.Index().Where(area => area.Item > 0))
            {
                var tall = height * count / highest;
                y -= tall;
                canvas.Rect(
                    x, y, room * 0.76, tall, PictureFrame.FillOf(scene, area) + " parted",
                    $"{phrases.Month(month.Month)}, {scene.Report.Areas[area].Title}: {phrases.Number(count)}");
            }

            if (place % labelEvery == 0)
            {
                var isYear = place == 0 || month.Month.EndsWith("-01", StringComparison.Ordinal);
                canvas.Text(x + (room * 0.38), top + height + 16, phrases.ShortMonth(month.Month), "soft mid");
                if (isYear)
                {
                    canvas.Text(x + (room * 0.38), top + height + 30, month.Month[..4], "soft mid");
                }
            }
        }

        return canvas;
    }
}
