using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Insights.Publish.Site;

/// <summary>Collects the literals and holes of an interpolated string as HTML.</summary>
[InterpolatedStringHandler]
public readonly ref struct HtmlParts(int literalLength, int formattedCount)
{
    private readonly StringBuilder markup = new(literalLength + (formattedCount * 24));

    public void AppendLiteral(string value) => markup.Append(value);

    public void AppendFormatted(string? value) => markup.Append(Html.Encode(value ?? ""));

    public void AppendFormatted(Html? value) => markup.Append(value);

    public void AppendFormatted(IEnumerable<Html> values)
    {
        foreach (var value in values)
        {
            markup.Append(value);
        }
    }

    public void AppendFormatted(int value) => markup.Append(CultureInfo.InvariantCulture, $"{value}");

    public void AppendFormatted(DateOnly value) => markup.Append(CultureInfo.InvariantCulture, $"{value:yyyy-MM-dd}");

    /// <summary>An address, where it leads to the web; nothing else is ever written.</summary>
    public void AppendFormatted(Uri value) => markup.Append(
        value is { IsAbsoluteUri: true, Scheme: "http" or "https" } ? Html.Encode(value.AbsoluteUri) : "#");

    public override string ToString() => markup.ToString();
}
