using Insights.Report.Counting;
using Insights.Report.Wording;
using Insights.Report.Writing;

namespace Insights.Report.Pictures;

/// <summary>How many times as large each topic's later share is, with its interval; what moves beyond chance is filled.</summary>
internal static class TrendsPicture
{
    private const int MostRows = 12;
    private const double Row = 38;
    private const double Side = 14;

    private static readonly double[] WideMarks = [0.125, 0.25, 0.5, 1, 2, 4, 8];
    private static readonly double[] NarrowMarks = [0.25, 1, 4];

    // Ratios beyond these ends are drawn at them.
    private static readonly double Reach = Math.Log(16);

    /// <summary>The movements worth drawing: arrows first, then the clearest.</summary>
    public static IReadOnlyList<(Trend Trend, Movement Movement)> Choose(TrendReport trends) =>
    [
        .. trends.Tested
            .Select(trend => (Trend: trend, Movement: Clearest(trend)))
            .Where(pair => pair.Movement is not null)
            .Select(pair => (pair.Trend, Movement: pair.Movement!))
            .OrderBy(pair => pair.Movement.Arrow == Arrow.None).ThenBy(pair => pair.Movement.Finding.P).ThenBy(pair => pair.Trend.Name, StringComparer.Ordinal)
            .Take(MostRows)
            .OrderByDescending(pair => PlaceOf(pair.Movement)).ThenBy(pair => pair.Trend.Name, StringComparer.Ordinal),
    ];

    public static ReportBlock Draw(ReportScene scene, IReadOnlyList<(Trend Trend, Movement Movement)> shown) => PictureFrame.Draw(
        "trends", scene.Phrases.Say("trends.title"), scene.Phrases.Say("trends.text"), (id, width) => Draw(scene, shown, new SvgCanvas(id, width, 30 + (shown.Count * Row))));

    private static Movement? Clearest(Trend trend) =>
        new[] { trend.Within, trend.Against }.OfType<Movement>().OrderBy(movement => movement.Corrected).ThenBy(movement => movement.Finding.P).FirstOrDefault();

    private static SvgCanvas Draw(ReportScene scene, IReadOnlyList<(Trend Trend, Movement Movement)> shown, SvgCanvas canvas)
    {
        var phrases = scene.Phrases;
        foreach (var mark in canvas.Width < PictureFrame.Wide ? NarrowMarks : WideMarks)
        {
            var x = At(canvas, Math.Log(mark));
            canvas.Line(x, 22, x, canvas.Height - 2, mark == 1 ? "axis" : "grid");
            canvas.Text(x, 14, mark == 1 ? phrases.Say("trends.same") : "×" + phrases.Number(mark, 3), "soft mid");
        }

        foreach (var (place, (trend, movement)) in shown.Index())
        {
            var (y, x) = (30 + (place * Row), At(canvas, PlaceOf(movement)));
            var css = movement.Arrow switch { Arrow.Rising => "up", Arrow.Falling => "down", _ => "still" };
            canvas.Text(0, y + 10, TextFit.Cut(trend.Name, canvas.Width, PictureFrame.TextSize), "halo");
            var (low, high) = (Math.Log(Math.Max(movement.RatioInterval.Low, 1e-9)), Math.Log(movement.RatioInterval.High ?? 1e9));
            canvas.Line(At(canvas, low), y + 22, At(canvas, high), y + 22, $"whisker {css}");
            if (movement.Arrow == Arrow.None)
            {
                canvas.Circle(x, y + 22, 4.5, "point still", ToldOf(trend, movement, phrases));
            }
            else
            {
                var tip = movement.Arrow == Arrow.Rising ? -7 : 7;
                canvas.Path([(x - 7, y + 22 - tip + (tip / 7.0)), (x + 7, y + 22 - tip + (tip / 7.0)), (x, y + 22 + tip)], $"point {css}", isClosed: true);
            }
        }

        return canvas;
    }

    private static string ToldOf(Trend trend, Movement movement, Phrases phrases) =>
        $"{trend.Name}: {phrases.Number(movement.Before)} → {phrases.Number(movement.After)}";

    private static double PlaceOf(Movement movement) =>
        movement.Ratio is { } ratio ? Math.Log(Math.Max(ratio, 1e-9)) : movement.Finding.Direction >= 0 ? double.MaxValue : double.MinValue;

    private static double At(SvgCanvas canvas, double logRatio) =>
        Side + ((canvas.Width - (2 * Side)) * (Math.Clamp(logRatio, -Reach, Reach) + Reach) / (2 * Reach));
}
