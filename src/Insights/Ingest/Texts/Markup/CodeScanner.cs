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
        var lineEnd = typed.AsSpan(innerStart).IndexOfAny('\n', '\r') is var stop && stop < 0 ? typed.Length : innerStart + stop;
        var length = typed.AsSpan(innerStart, lineEnd - innerStart).IndexOf(sign, StringComparison.Ordinal);
        return length > 0
            ? MarkupToken.Around(MarkupKind.InlineCode, at, innerStart + length + sign.Length, innerStart, innerStart + length)
            : null;
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
