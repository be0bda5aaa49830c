namespace Insights.Ingest.Texts.Markup;

/// <summary>Reads what Discord writes in angle brackets: mentions, custom emoji, timestamps, commands; and emoji an export resolved.</summary>
internal static class AngleScanner
{
    private const int LongestEmojiName = 32;
    private const int LongestToken = 120;

    public static MarkupToken? At(string typed, int at)
    {
        var window = typed.AsSpan(at, Math.Min(LongestToken, typed.Length - at));
        var close = window.IndexOf('>');
        if (close < 3)
        {
            return null;
        }

        var body = window[1..close];
        return body switch
        {
            ['@', '&', .. var id] when IsId(id) => Token(MarkupKind.RoleMention),
            ['@', '!', .. var id] when IsId(id) => Token(MarkupKind.UserMention),
            ['@', .. var id] when IsId(id) => Token(MarkupKind.UserMention),
            ['#', .. var id] when IsId(id) => Token(MarkupKind.ChannelMention),
            ['i', 'd', ':', .. var name] when IsName(name) => Token(MarkupKind.ChannelMention),
            ['t', ':', .. var time] when IsTime(time) => Token(MarkupKind.Timestamp),
            ['/', .. var command] when IsNamed(command, 64) => Token(MarkupKind.Command),
            ['a', ':', .. var emoji] when IsNamed(emoji, LongestEmojiName) => Emoji(3, emoji.LastIndexOf(':')),
            [':', .. var emoji] when IsNamed(emoji, LongestEmojiName) => Emoji(2, emoji.LastIndexOf(':')),
            _ => null,
        };

        MarkupToken Token(MarkupKind kind) => MarkupToken.Between(kind, at, at + close + 1);
        MarkupToken Emoji(int prefix, int nameLength) => MarkupToken.Around(
            MarkupKind.Emoji, at, at + close + 1, at + prefix, at + prefix + nameLength);
    }

    /// <summary>Exports write custom emoji as <c>:name:</c>; a time or an address has a digit, letter or colon at its edges.</summary>
    public static MarkupToken? ResolvedEmojiAt(string typed, int at)
    {
        if (at > 0 && (IsNameChar(typed[at - 1]) || typed[at - 1] is ':' or ']' or '/' or '.'))
        {
            return null;
        }

        var end = at + 1;
        var hasLetter = false;
        while (end < typed.Length && IsNameChar(typed[end]) && end - at <= LongestEmojiName)
        {
            hasLetter |= char.IsAsciiLetter(typed[end]);
            end++;
        }

        var isWhole = hasLetter && end - at > 2 && end < typed.Length && typed[end] == ':'
            && (end + 1 == typed.Length || !(IsNameChar(typed[end + 1]) || typed[end + 1] is '/' or '='));
        return isWhole ? MarkupToken.Around(MarkupKind.Emoji, at, end + 1, at + 1, end) : null;
    }

    private static bool IsId(ReadOnlySpan<char> text) => text.Length is > 0 and <= 24 && !text.ContainsAnyExceptInRange('0', '9');

    private static bool IsName(ReadOnlySpan<char> text) => text.Length > 0 && !text.ContainsAnyExceptInRange('a', 'z');

    private static bool IsTime(ReadOnlySpan<char> text)
    {
        var colon = text.IndexOf(':');
        var seconds = colon < 0 ? text : text[..colon];
        return IsId(seconds.TrimStart('-')) && (colon < 0 || (text.Length == colon + 2 && char.IsAsciiLetter(text[^1])));
    }

    // "name:id", where a command's name may hold blanks for its subcommands.
    private static bool IsNamed(ReadOnlySpan<char> text, int longest)
    {
        var colon = text.LastIndexOf(':');
        return colon is > 0 && colon <= longest && IsId(text[(colon + 1)..]) && !text[..colon].ContainsAny('<', '\n', ':');
    }

    private static bool IsNameChar(char sign) => char.IsAsciiLetterOrDigit(sign) || sign == '_';
}
