namespace Insights.Ingest.Texts.Markup;

/// <summary>Reads web addresses as typed and masked links, <c>[label](address)</c>.</summary>
internal static class LinkScanner
{
    private const int LongestLabel = 400;
    private const int LongestAddress = 2_000;

    /// <summary>An http(s) address without the punctuation that ends the sentence around it.</summary>
    public static MarkupToken? At(string typed, int at)
    {
        var scheme = SchemeLength(typed, at);
        if (scheme == 0 || (at > 0 && char.IsAsciiLetterOrDigit(typed[at - 1])))
        {
            return null;
        }

        var end = at + scheme;
        while (end < typed.Length && !char.IsWhiteSpace(typed[end]) && typed[end] is not ('<' or '>' or '"' or '`' or '|') && typed[end] < '\u2e80')
        {
            end++;
        }

        end = TrimEnd(typed, at + scheme, end);
        return end > at + scheme ? MarkupToken.Between(MarkupKind.Link, at, end) : null;
    }

    public static MarkupToken? MaskedAt(string typed, int at)
    {
        var window = typed.AsSpan(at, Math.Min(LongestLabel, typed.Length - at));
        var close = window.IndexOf("](", StringComparison.Ordinal);
        if (close < 2 || window[1..close].ContainsAny('[', '\n'))
        {
            return null;
        }

        var address = at + close + 2;
        var length = typed.AsSpan(address, Math.Min(LongestAddress, typed.Length - address)).IndexOfAny(')', '\n');
        var target = typed.AsSpan(address, Math.Max(0, length)).TrimStart('<');
        return length > 0 && typed[address + length] == ')'
            && (target.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || target.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            ? MarkupToken.Around(MarkupKind.MaskedLink, at, address + length + 1, at + 1, at + close)
            : null;
    }

    private static int SchemeLength(string typed, int at)
    {
        var rest = typed.AsSpan(at);
        return rest.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? 8
            : rest.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? 7 : 0;
    }

    private static int TrimEnd(string typed, int start, int end)
    {
        while (end > start)
        {
            var last = typed[end - 1];
            var closesOwn = last == ')' && typed.AsSpan(start, end - start).Contains('(');
            if (closesOwn || last is not ('.' or ',' or ';' or ':' or '!' or '?' or ')' or ']' or '}' or '\'' or '*' or '~'))
            {
                break;
            }

            end--;
        }

        return end;
    }
}
