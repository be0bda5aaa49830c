namespace Insights.Ingest.Texts.Markup;

/// <summary>Reads code blocks and inline code. A block that is never closed is a message cut at its limit: code to the end.</summary>
internal static class CodeScanner
{
    private const string Fence = "```";

    public static MarkupToken? At(string typed, int at)
    {
        if (typed.AsSpan(at).StartsWith(Fence, StringComparison.Ordinal))
        {
            return Block(typed, at);
        }

        var sign = at + 1 < typed.Length && typed[at + 1] == '`' ? "``" : "`";
        var innerStart = at + sign.Length;
        var end = ClosingSign(typed, innerStart, sign.Length);
        return end > innerStart ? MarkupToken.Around(MarkupKind.InlineCode, at, end + sign.Length, innerStart, end) : null;
    }

    // Stops at the line's end or the first sign that closes, so that a line full of signs is still read once.
    private static int ClosingSign(string typed, int from, int signLength)
    {
        for (var at = from; at < typed.Length;)
        {
            var step = typed.AsSpan(at).IndexOfAny('`', '\n', '\r');
            if (step < 0 || typed[at + step] != '`')
            {
                return -1;
            }

            at += step;
            if (signLength == 1 || (at + 1 < typed.Length && typed[at + 1] == '`'))
            {
                return at;
            }

            at++;
        }

        return -1;
    }

    private static MarkupToken Block(string typed, int at)
    {
        var innerStart = at + Fence.Length;
        var length = typed.AsSpan(innerStart).IndexOf(Fence, StringComparison.Ordinal);
        var innerEnd = length < 0 ? typed.Length : innerStart + length;
        var end = length < 0 ? typed.Length : innerEnd + Fence.Length;
        return MarkupToken.Around(MarkupKind.CodeBlock, at, end, PastLanguage(typed, innerStart, innerEnd), innerEnd);
    }

    // "```yaml" and a line break: the word names the language and is not shown.
    private static int PastLanguage(string typed, int innerStart, int innerEnd)
    {
        var at = innerStart;
        while (at < innerEnd && (char.IsAsciiLetterOrDigit(typed[at]) || typed[at] is '+' or '-' or '#' or '.' or '_'))
        {
            at++;
        }

        if (at < innerEnd && typed[at] == '\r')
        {
            at++;
        }

        return at < innerEnd && typed[at] == '\n' ? at + 1 : innerStart;
    }
}
