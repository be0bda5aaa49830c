using System.Text;
using System.Text.RegularExpressions;
using Insights.Ingest.Texts;

namespace Insights.Embed.Views;

/// <summary>What of a rendered text goes into a view.</summary>
internal static partial class ViewText
{
    // Far more than the longest input of a model; keeps a pasted book from being cut into pieces that nobody reads.
    private const int LongestText = 4_000;
    private const int LongestCode = 160;

    /// <summary>
    /// The sentences of people: no code, logs, links, quoted lines or stand-ins; names in inline code stay.
    /// </summary>
    public static string Prose(MarkedText text) => Collapse(Join(TextRenderer.Render(text), ProseOf));

    /// <summary>As <see cref="Prose"/>, with the start of each code block.</summary>
    public static string ProseAndCode(MarkedText text) => Collapse(Join(TextRenderer.Render(text), (rendered, segment) =>
        segment.Kind == SegmentKind.CodeBlock
            ? Collapse(Part(rendered, segment, LongestCode))
            : ProseOf(rendered, segment)));

    /// <summary>Everything that names something, code, logs and links included.</summary>
    public static string AllWords(MarkedText text) => Join(TextRenderer.Render(text), (rendered, segment) =>
        segment.Kind is SegmentKind.Mention or SegmentKind.Masked or SegmentKind.Emoji or SegmentKind.Timestamp
            ? " "
            : Part(rendered, segment));

    private static string ProseOf(RenderedText rendered, Segment segment) => segment.Kind switch
    {
        SegmentKind.Prose => WithoutLogs(Part(rendered, segment)),
        SegmentKind.InlineCode when segment.Length <= LongestCode => Part(rendered, segment),
        _ => " ",
    };

    private static string Part(RenderedText rendered, Segment segment, int longest = LongestText) =>
        rendered.Text.Substring(segment.Start, Math.Min(segment.Length, longest));

    private static string Join(RenderedText rendered, Func<RenderedText, Segment, string> partOf)
    {
        var text = new StringBuilder();
        foreach (var segment in rendered.Segments)
        {
            text.Append(partOf(rendered, segment));
            if (text.Length > LongestText)
            {
                break;
            }
        }

        return text.Length > LongestText ? text.ToString(0, LongestText) : text.ToString();
    }

    private static string WithoutLogs(string prose) =>
        prose.Contains('\n', StringComparison.Ordinal) || LogLine().IsMatch(prose)
            ? string.Join('\n', prose.Split('\n').Where(line => !LogLine().IsMatch(line)))
            : prose;

    private static string Collapse(string text) => Blanks().Replace(text, " ").Trim();

    // A time stamp or a level in front, a frame of a stack, a traceback's header.
    [GeneratedRegex(
        @"^\s*(\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d|\[?(TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL)\]?[ :\[]"
        + @"|at [\w.$<>]+\(|File "".*"", line \d+|Traceback )",
        RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex LogLine();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Blanks();
}
