using System.Text.RegularExpressions;

namespace Insights.Ingest.Texts.Masks;

/// <summary>Mail addresses, plain and spelled out against robots.</summary>
internal static partial class MailAddresses
{
    private const int LongestLocal = 64;

    public static void Add(List<Mark> found, string typed)
    {
        for (var at = typed.IndexOfAny(['@', '＠'], 0); at >= 0; at = typed.IndexOfAny(['@', '＠'], at + 1))
        {
            AddPlain(found, typed, at);
        }

        if (SpelledCue().IsMatch(typed))
        {
            Matches.Add(found, MarkKind.Mail, Bracketed(), typed);
            Matches.Add(found, MarkKind.Mail, InWords(), typed);
        }
    }

    private static void AddPlain(List<Mark> found, string typed, int at)
    {
        var start = at;
        while (start > 0 && at - start < LongestLocal && IsLocal(typed[start - 1]))
        {
            start--;
        }

        var domain = Domain().Match(typed, at + 1, Math.Min(200, typed.Length - at - 1));
        if (start == at || !domain.Success || domain.Index != at + 1 || IsUserInfo(typed, start) || IsRepository(typed, start, domain.Index + domain.Length))
        {
            return;
        }

        found.Add(new Mark(MarkKind.Mail, start, domain.Index + domain.Length - start));
    }

    private static bool IsLocal(char sign) => char.IsLetterOrDigit(sign) || sign is '.' or '_' or '%' or '+' or '-';

    // "scheme://user:password@host" is for the secrets; here it would swallow the host.
    private static bool IsUserInfo(string typed, int start)
    {
        var from = Math.Max(0, start - LongestLocal);
        var before = typed.AsSpan(from, start - from);
        var scheme = before.LastIndexOf("://", StringComparison.Ordinal);
        return scheme >= 0 && before[scheme..].IndexOfAny(' ', '\n', '?') < 0;
    }

    // "git@github.com:owner/name" names a public repository.
    private static bool IsRepository(string typed, int start, int end) =>
        typed.AsSpan(start).StartsWith("git@", StringComparison.Ordinal) && end < typed.Length && typed[end] is ':' or '/';

    [GeneratedRegex(@"\G(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62})\.){1,6}(?:\p{L}{2,24}|xn--[a-z0-9]{2,40})(?![\p{L}\p{N}_])")]
    private static partial Regex Domain();

    [GeneratedRegex(@"\b(?:at|dot|ät|arroba|arobase|chiocciola|klammeraffe|affenschwanz|punkt|punto|ponto)\b|\(a\)| @ |艾特|#换成@", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SpelledCue();

    // name [at] domain [dot] com, name(at)domain.com, name @ domain . com
    [GeneratedRegex(
        @"(?<![\w.+-])[\w.+-]{1,64}(?:\s{0,2}[\[({<]\s?(?:at|ät|@|arroba|arobase|chiocciola|klammeraffe|affenschwanz)\s?[\])}>]\s{0,2}|[\[(]a[\])]|\s@\s|艾特)"
        + @"(?:[\w-]{1,63}(?:\s{0,2}[\[({<]\s?(?:dot|punkt|punto|ponto|point|\.)\s?[\])}>]\s{0,2}|\s(?:dot|punkt|punto|ponto)\s|\s?\.\s?|点)){1,4}(?!md\b|py\b|js\b)\p{L}{2,24}(?![\w(])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Bracketed();

    // name at domain dot com; with a plain stop only where the domain is a mail provider's.
    [GeneratedRegex(
        @"(?<![\w.+-])[\w.+-]{1,64}[ _](?:at|ät|arroba|arobase|chiocciola)[ _](?:[\w-]{1,63}(?:[ _](?:dot|punkt|punto|ponto)[ _]|\.)){0,3}[\w-]{1,63}[ _](?:dot|punkt|punto|ponto)[ _]\p{L}{2,24}\b"
        + @"|(?<![\w.+-])[\w.+-]{2,64} at (?:gmail|googlemail|outlook|hotmail|yahoo|gmx|web|proton|protonmail|icloud|mailbox|posteo|qq|163|126|aol|live|fastmail|yandex|mail|libero|orange|uol)(?:\.| dot )(?:com|net|org|de|fr|es|it|ru|ch|at|me|br|co\.uk|com\.br)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex InWords();
}
