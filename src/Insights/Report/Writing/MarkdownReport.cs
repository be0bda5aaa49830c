using System.Globalization;
using System.Text;
using Insights.Publish.Pages;
using Insights.Report.Wording;

namespace Insights.Report.Writing;

/// <summary>Writes a report as markdown: headings, sentences, lists and the numbers of every picture as tables.</summary>
public static class MarkdownReport
{
    public static byte[] Write(ReportPage page)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {MarkdownText.Escape(page.Title)}\n");
        foreach (var block in page.Blocks)
        {
            Write(text, block);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Write(StringBuilder text, ReportBlock block)
    {
        switch (block)
        {
            case ReportBlock.Heading heading:
                text.Append(CultureInfo.InvariantCulture, $"\n{new string('#', heading.Level)} {MarkdownText.Escape(heading.Text)}\n");
                break;
            case ReportBlock.Paragraph paragraph:
                text.Append(CultureInfo.InvariantCulture, $"\n{Line(paragraph.Spans)}\n");
                break;
            case ReportBlock.Notice notice:
                text.Append(CultureInfo.InvariantCulture, $"\n> {MarkdownText.Escape(notice.Text)}\n");
                break;
            case ReportBlock.Bullets bullets:
                text.Append('\n');
                foreach (var item in bullets.Items)
                {
                    text.Append(CultureInfo.InvariantCulture, $"- {Line(item)}\n");
                }

                break;
            case ReportBlock.Table table:
                WriteTable(text, table);
                break;
            case ReportBlock.Picture:
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static void WriteTable(StringBuilder text, ReportBlock.Table table)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n{MarkdownText.Escape(table.Caption)}\n\n");
        text.Append("| ").AppendJoin(" | ", table.Heads.Select(MarkdownText.Escape)).Append(" |\n|")
            .AppendJoin("", table.Heads.Select((_, column) => table.IsNumbers(column) ? "--:|" : "---|")).Append('\n');
        foreach (var row in table.Rows)
        {
            text.Append("| ").AppendJoin(" | ", row.Select(MarkdownText.Escape)).Append(" |\n");
        }
    }

    // Escaped piece by piece, a piece would lose the blanks at its ends.
    private static string Line(IReadOnlyList<TextSpan> spans)
    {
        var line = new StringBuilder();
        foreach (var span in spans)
        {
            var escaped = MarkdownText.Escape(span.Text);
            line.Append(span.Text.StartsWith(' ') && line.Length > 0 ? " " : "")
                .Append(span.Target is { } target ? $"[{escaped}]({target})" : escaped)
                .Append(span.Text.Length > 1 && span.Text.EndsWith(' ') ? " " : "");
        }

        return line.ToString();
    }
}
