using System.Globalization;

namespace Insights.Ingest.Texts.Markup;

/// <summary>A typed stretch and what is shown for it: null is the stretch itself, empty is nothing.</summary>
internal readonly record struct RenderSpan(SegmentKind Kind, int Start, int End, string? Shown);

/// <summary>Cuts typed text into stretches by how they are shown; they follow each other without gaps.</summary>
internal static class RenderSpans
{
    public static IEnumerable<RenderSpan> Of(string typed)
    {
        var at = 0;
        var quotedTo = 0;
        foreach (var token in MarkupScanner.Scan(typed))
        {
            if (token.Start < at)
            {
                continue;
            }

            foreach (var plain in Plain(at, token.Start, quotedTo))
            {
                yield return plain;
            }

            at = Math.Max(at, token.Start);
            if (token.Kind == MarkupKind.QuotedLine)
            {
                yield return new RenderSpan(SegmentKind.QuotedLine, at, token.InnerStart, "");
                at = token.InnerStart;
                quotedTo = token.End;
                continue;
            }

            foreach (var span in SpansOf(typed, token))
            {
                yield return span;
            }

            at = token.End;
        }

        foreach (var plain in Plain(at, typed.Length, quotedTo))
        {
            yield return plain;
        }
    }

    private static IEnumerable<RenderSpan> Plain(int start, int end, int quotedTo)
    {
        var edge = Math.Clamp(quotedTo, start, Math.Max(start, end));
        if (edge > start)
        {
            yield return new RenderSpan(SegmentKind.QuotedLine, start, edge, null);
        }

        if (end > edge)
        {
            yield return new RenderSpan(SegmentKind.Prose, edge, end, null);
        }
    }

    private static IEnumerable<RenderSpan> SpansOf(string typed, MarkupToken token)
    {
        return token.Kind switch
        {
            MarkupKind.CodeBlock => Wrapped(token, SegmentKind.CodeBlock),
            MarkupKind.InlineCode => Wrapped(token, SegmentKind.InlineCode),
            MarkupKind.MaskedLink => Wrapped(token, SegmentKind.Prose),
            MarkupKind.Link => [new RenderSpan(SegmentKind.Link, token.Start, token.End, null)],
            MarkupKind.UserMention => Replaced(SegmentKind.Mention, Placeholders.UserMention),
            MarkupKind.RoleMention => Replaced(SegmentKind.Mention, "@role"),
            MarkupKind.ChannelMention => Replaced(SegmentKind.Mention, "#channel"),
            MarkupKind.Command => Replaced(SegmentKind.Mention, typed[(token.Start + 1)..typed.LastIndexOf(':', token.End - 1)]),
            MarkupKind.Emoji => Replaced(SegmentKind.Emoji, $":{typed.AsSpan(token.InnerStart, token.InnerLength)}:"),
            MarkupKind.Timestamp => Replaced(SegmentKind.Timestamp, TimeOf(typed.AsSpan(token.Start, token.Length))),
            _ => Replaced(SegmentKind.Prose, ""),
        };

        IEnumerable<RenderSpan> Replaced(SegmentKind kind, string shown) => [new RenderSpan(kind, token.Start, token.End, shown)];
    }

    private static IEnumerable<RenderSpan> Wrapped(MarkupToken token, SegmentKind kind)
    {
        yield return new RenderSpan(kind, token.Start, token.InnerStart, "");
        yield return new RenderSpan(kind, token.InnerStart, token.InnerEnd, null);
        yield return new RenderSpan(kind, token.InnerEnd, token.End, "");
    }

    private static string TimeOf(ReadOnlySpan<char> token)
    {
        var body = token[3..^1];
        var colon = body.IndexOf(':');
        const long LastSecond = 253_402_300_799;
        return long.TryParse(colon < 0 ? body : body[..colon], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds)
            && Math.Abs(seconds) <= LastSecond && seconds >= -62_135_596_800
            ? DateTimeOffset.FromUnixTimeSeconds(seconds).ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)
            : "[time]";
    }
}
