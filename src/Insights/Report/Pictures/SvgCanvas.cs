using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Insights.Report.Pictures;

/// <summary>
/// Writes one svg element: shapes by class, colours from the page's style alone, so that a picture follows the reader's scheme and the
/// printer's, and says in words what it shows. Numbers are rounded, so that the same picture has the same bytes everywhere.
/// </summary>
internal sealed class SvgCanvas(string id, double width, double height)
{
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder shapes = new();

    public double Width { get; } = width;

    public double Height { get; } = height;

    public void Rect(double x, double y, double width, double height, string css, string? told = null) =>
        Add(told, $"<rect x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(Math.Max(0, width))}\" height=\"{N(Math.Max(0, height))}\" class=\"{css}\"", "rect");

    /// <summary>A cell whose strength is how much of its colour shows, 0 to 1.</summary>
    public void Cell(double x, double y, double size, double height, double strength, string told) =>
        Add(told, $"<rect x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(size)}\" height=\"{N(height)}\" rx=\"2\" class=\"f0\" fill-opacity=\"{N(strength)}\"", "rect");

    public void Line(double x1, double y1, double x2, double y2, string css) =>
        Add(null, $"<line x1=\"{N(x1)}\" y1=\"{N(y1)}\" x2=\"{N(x2)}\" y2=\"{N(y2)}\" class=\"{css}\"", "line");

    public void Circle(double x, double y, double radius, string css, string? told = null) =>
        Add(told, $"<circle cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"{N(radius)}\" class=\"{css}\"", "circle");

    public void Path(IEnumerable<(double X, double Y)> points, string css, bool isClosed = false) => Add(
        null,
        $"<path d=\"M{string.Join('L', points.Select(point => $"{N(point.X)} {N(point.Y)}"))}{(isClosed ? "Z" : "")}\" class=\"{css}\"",
        "path");

    /// <param name="x">Where the text begins, ends or has its middle, by its class.</param>
    /// <param name="y">Its base line.</param>
    /// <param name="text">Plain text.</param>
    /// <param name="css">Besides the look, <c>end</c> or <c>mid</c> for where it is anchored.</param>
    public void Text(double x, double y, string text, string css = "") =>
        shapes.Append("<text x=\"").Append(N(x)).Append("\" y=\"").Append(N(y)).Append('"')
            .Append(css.Length > 0 ? $" class=\"{css}\"" : "").Append('>').Append(Encode(text)).Append("</text>");

    public string Finish(string title, string description, string css) =>
        $"<svg class=\"{css}\" viewBox=\"0 0 {N(Width)} {N(Height)}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\">"
        + $"<title id=\"{id}-t\">{Encode(title)}</title><desc id=\"{id}-d\">{Encode(description)}</desc>{shapes}</svg>";

    private void Add(string? told, string opening, string element)
    {
        shapes.Append(opening);
        if (told is null)
        {
            shapes.Append("/>");
        }
        else
        {
            shapes.Append("><title>").Append(Encode(told)).Append("</title></").Append(element).Append('>');
        }
    }

    private static string N(double number) => Math.Round(number, 1).ToString("0.#", CultureInfo.InvariantCulture);

    private static string Encode(string text) => Html.Encode(text);
}
