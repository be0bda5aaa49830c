using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Insights.Publish.Maps;
using Insights.Publish.Site;
using Insights.Report.Wording;

namespace Insights.Report.Writing;

/// <summary>
/// Writes a report as one HTML page without script: style and pictures stand in it, its security policy names the style by its hash and
/// allows nothing else, so that it asks nothing of anybody.
/// </summary>
public static class HtmlReport
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The style of a report, colours included.</summary>
    public static string Style { get; } = MapPalette.Css + MapPalette.PrintCss + Read("report.css");

    /// <summary>What a security policy must allow for the style, and nothing else.</summary>
    public static string StyleHash { get; } = Hash(Style);

    /// <summary>The page in UTF-8; the same report gives the same bytes.</summary>
    public static byte[] Write(ReportPage page)
    {
        var policy = $"default-src 'none'; style-src {StyleHash}; base-uri 'none'; form-action 'none'";
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<!DOCTYPE html>\n<html lang=\"{Encoder.Encode(page.Language)}\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.Append(CultureInfo.InvariantCulture, $"<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n");
        html.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n");
        html.Append(CultureInfo.InvariantCulture, $"<title>{Encoder.Encode(page.Title)}</title>\n<style>{Style}</style>\n</head>\n<body>\n<main>\n{Body(page)}</main>\n</body>\n</html>\n");
        return Encoding.UTF8.GetBytes(html.ToString());
    }

    /// <summary>The style as an element of a head, for a page that has a frame of its own.</summary>
    public static Html Head { get; } = Html.Written($"<style>{Style}</style>\n");

    /// <summary>The report alone, for a page that has a frame of its own.</summary>
    public static Html Content(ReportPage page) => Html.Written(Body(page));

    private static string Body(ReportPage page)
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<div class=\"report\">\n<h1>{Encoder.Encode(page.Title)}</h1>\n");
        foreach (var block in page.Blocks)
        {
            Write(html, block);
        }

        return html.Append("</div>\n").ToString();
    }

    private static void Write(StringBuilder html, ReportBlock block)
    {
        switch (block)
        {
            case ReportBlock.Heading heading:
                html.Append(CultureInfo.InvariantCulture, $"<h{heading.Level}>{Encoder.Encode(heading.Text)}</h{heading.Level}>\n");
                break;
            case ReportBlock.Paragraph paragraph:
                html.Append(CultureInfo.InvariantCulture, $"<p>{Line(paragraph.Spans)}</p>\n");
                break;
            case ReportBlock.Notice notice:
                html.Append(CultureInfo.InvariantCulture, $"<p class=\"notice\">{Encoder.Encode(notice.Text)}</p>\n");
                break;
            case ReportBlock.Bullets bullets:
                html.Append("<ul>\n").AppendJoin("", bullets.Items.Select(item => $"<li>{Line(item)}</li>\n")).Append("</ul>\n");
                break;
            case ReportBlock.Table table:
                WriteTable(html, table);
                break;
            case ReportBlock.Picture picture:
                html.Append(CultureInfo.InvariantCulture, $"<figure>\n<figcaption>{Encoder.Encode(picture.Title)}</figcaption>\n{picture.Wide}\n{picture.Narrow}\n</figure>\n");
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static void WriteTable(StringBuilder html, ReportBlock.Table table)
    {
        html.Append(CultureInfo.InvariantCulture, $"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{Encoder.Encode(table.Caption)}\">");
        html.Append(CultureInfo.InvariantCulture, $"<table>\n<caption>{Encoder.Encode(table.Caption)}</caption>\n<thead><tr>");
        html.AppendJoin("", table.Heads.Select((head, column) => $"<th scope=\"col\"{Side(table, column)}>{Encoder.Encode(head)}</th>")).Append("</tr></thead>\n<tbody>\n");
        foreach (var row in table.Rows)
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{Encoder.Encode(row[0])}</th>")
                .AppendJoin("", row.Skip(1).Select((cell, column) => $"<td{Side(table, column + 1)}>{Encoder.Encode(cell)}</td>")).Append("</tr>\n");
        }

        html.Append("</tbody>\n</table></div>\n");
    }

    private static string Side(ReportBlock.Table table, int column) => table.IsNumbers(column) ? "" : " class=\"words\"";

    private static string Line(IReadOnlyList<TextSpan> spans) => string.Concat(spans.Select(span => span.Target is { } target
        ? $"<a href=\"{Encoder.Encode(target)}\">{Encoder.Encode(span.Text)}</a>"
        : Encoder.Encode(span.Text)));

    private static string Hash(string content) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}'";

    private static string Read(string name)
    {
        using var resource = typeof(HtmlReport).Assembly.GetManifestResourceStream($"Insights.Report.Writing.{name}")!;
        using var reader = new StreamReader(resource, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
