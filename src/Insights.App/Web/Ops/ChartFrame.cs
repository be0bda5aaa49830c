using System.Globalization;
using Insights.Publish.Site;

namespace Insights.App.Web.Ops;

/// <summary>Values of one kind, one for each night.</summary>
internal sealed record Series(string Name, IReadOnlyList<double> Values);

/// <summary>Axis, names and legend that the charts share; colours come from classes, so that both schemes have theirs.</summary>
internal sealed class ChartFrame(string title, IReadOnlyList<string> nights, IReadOnlyList<Series> series, double highest)
{
    private const int Width = 960;
    private const int Height = 220;
    private const int Left = 72;
    private const int Bottom = 34;
    private const int MostNames = 12;
    private const int Rules = 4;
    private static readonly int[] NiceSteps = [1, 2, 5, 10];

    /// <summary>Width that one night has.</summary>
    public double Step { get; } = (Width - Left - 8.0) / nights.Count;

    /// <summary>The middle of a night.</summary>
    public double X(int night) => Left + (Step * (night + 0.5));

    public double Y(double value) => Height - Bottom - ((Height - Bottom - 12) * value / Top);

    private double Top { get; } = Rules * StepFor(highest / Rules);

    public Html Around(IEnumerable<Html> marks) => Html.Of($"""
        <figure class="chart" role="group" aria-label="{title}"><h3>{title}</h3>
        <svg viewBox="0 0 {Width} {Height}" role="img" aria-label="{Summary()}">
        {Enumerable.Range(0, Rules + 1).Select(Rule)}{Names()}{marks}</svg>
        <ul class="legend">{series.Index().Select(one => Html.Of($"<li><svg viewBox=\"0 0 10 10\" aria-hidden=\"true\"><rect class=\"s{one.Index}\" width=\"10\" height=\"10\" rx=\"2\"/></svg>{one.Item.Name}</li>\n"))}</ul>
        </figure>

        """);

    /// <summary>A number as an attribute of a mark.</summary>
    public static string At(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private Html Rule(int part)
    {
        var value = Top * part / Rules;
        return Html.Of($"<line class=\"rule\" x1=\"{Left}\" x2=\"{Width}\" y1=\"{At(Y(value))}\" y2=\"{At(Y(value))}\"/><text x=\"{Left - 8}\" y=\"{At(Y(value) + 4)}\" text-anchor=\"end\">{value.ToString(Top < Rules ? "0.##" : "N0", CultureInfo.InvariantCulture)}</text>\n");
    }

    private Html Names()
    {
        var every = (nights.Count + MostNames - 1) / MostNames;
        return Html.Join(nights.Index().Where(night => night.Index % every == 0)
            .Select(night => Html.Of($"<text{(night.Index / every % 2 == 1 ? Html.Of($" class=\"few\"") : Html.None)} x=\"{At(X(night.Index))}\" y=\"{Height - 8}\" text-anchor=\"middle\">{night.Item}</text>\n")));
    }

    private string Summary() =>
        $"{title} in the last of {nights.Count.ToString(CultureInfo.InvariantCulture)} nights: "
        + string.Join(", ", series.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Name} {one.Values[^1]:0.#}")));

    // The next of 1, 2 and 5 times a power of ten.
    private static double StepFor(double least)
    {
        if (least <= 0)
        {
            return 1;
        }

        var power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        return NiceSteps.Select(factor => factor * power).First(step => step >= least - 1e-9);
    }
}
