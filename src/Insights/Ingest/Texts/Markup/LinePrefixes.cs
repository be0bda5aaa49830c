namespace Insights.Ingest.Texts.Markup;

/// <summary>Reads the signs that begin a line: quotes, headings and small print.</summary>
internal static class LinePrefixes
{
    public static MarkupToken? QuoteAt(string typed, int at)
    {
        var rest = typed.AsSpan(at);
        if (rest.StartsWith(">>> ", StringComparison.Ordinal))
        {
            return MarkupToken.Around(MarkupKind.QuotedLine, at, typed.Length, at + 4, typed.Length);
        }

        if (!rest.StartsWith("> ", StringComparison.Ordinal))
        {
            return null;
        }

        var length = rest.IndexOfAny('\n', '\r');
        var end = length < 0 ? typed.Length : at + length;
        return MarkupToken.Around(MarkupKind.QuotedLine, at, end, at + 2, end);
    }

    public static MarkupToken? HeadingAt(string typed, int at)
    {
        var rest = typed.AsSpan(at);
        foreach (var sign in (ReadOnlySpan<string>)["# ", "## ", "### ", "-# "])
        {
            if (rest.StartsWith(sign, StringComparison.Ordinal))
            {
                return MarkupToken.Between(MarkupKind.LinePrefix, at, at + sign.Length);
            }
        }

        return null;
    }
}
