using Insights.Report.Counting;
using Insights.Report.Statistics;
using Insights.Report.Wording;
using Insights.Report.Writing;

namespace Insights.Report.Pictures;

/// <summary>The share that was answered, and solved, by time since the question, on a scale of powers.</summary>
internal static class TimesPicture
{
    private const double Left = 44;
    private const double Top = 14;
    private const double Plot = 210;
    private const double RightRoom = 74;
    private const double FirstHours = 1.0 / 30;
    private const double LastHours = 24 * 60;
    private static readonly double[] Marks = [1.0 / 12, 1, 4, 24, 168, 720];

    public static ReportBlock Draw(ReportScene scene)
    {
        var (phrases, help) = (scene.Phrases, scene.Report.Help);
        var day = HelpReport.Marks.Index().First(mark => mark.Item == 24).Index;
        return PictureFrame.Draw(
            "times",
            phrases.Say("help.times"),
            phrases.Say(
                "help.times.text",
                ("answered", phrases.Percent(help.ToAnswer.SharesAtMarks[day])),
                ("solved", phrases.Percent(help.ToSolution.SharesAtMarks[day]))),
            (id, width) => Draw(scene, new SvgCanvas(id, width, Top + Plot + 36)));
    }

    private static SvgCanvas Draw(ReportScene scene, SvgCanvas canvas)
    {
        var phrases = scene.Phrases;
        foreach (var share in new[] { 0, 0.25, 0.5, 0.75, 1 })
        {
            canvas.Line(Left, YOf(share), canvas.Width - RightRoom, YOf(share), share == 0 ? "axis" : "grid");
            canvas.Text(Left - 6, YOf(share) + 4, phrases.Percent(share), "soft end");
        }

        var isTight = canvas.Width < PictureFrame.Wide;
        foreach (var (place, hours) in Marks.Index())
        {
            var x = XOf(canvas, hours);
            canvas.Line(x, Top, x, Top + Plot, "grid");
            canvas.Text(x, Top + Plot + (isTight && place % 2 == 1 ? 30 : 16), phrases.Duration(hours), "soft mid");
        }

        Curve(canvas, scene.Report.Help.ToSolution, "s1", phrases.Say("help.solved"));
        Curve(canvas, scene.Report.Help.ToAnswer, "s0", phrases.Say("help.answered"));
        return canvas;
    }

    private static void Curve(SvgCanvas canvas, WaitReport wait, string css, string name)
    {
        List<(double X, double Y)> points = [(Left, YOf(0))];
        foreach (var step in Thinned(wait.Curve))
        {
            points.Add((XOf(canvas, step.Hours), points[^1].Y));
            points.Add((XOf(canvas, step.Hours), YOf(step.Share)));
        }

        points.Add((canvas.Width - RightRoom, points[^1].Y));
        canvas.Path(points, "curve " + css);
        canvas.Text(canvas.Width - RightRoom + 6, points[^1].Y + 4, name);
    }

    // More steps than the picture has dots change nothing that anyone sees.
    private static IEnumerable<CurveStep> Thinned(IReadOnlyList<CurveStep> steps)
    {
        var every = Math.Max(1, steps.Count / 300);
        return steps.Where((_, place) => place % every == 0 || place == steps.Count - 1);
    }

    private static double YOf(double share) => Top + (Plot * (1 - share));

    private static double XOf(SvgCanvas canvas, double hours)
    {
        var part = Math.Log(Math.Clamp(hours, FirstHours, LastHours) / FirstHours) / Math.Log(LastHours / FirstHours);
        return Left + ((canvas.Width - RightRoom - Left) * part);
    }
}
