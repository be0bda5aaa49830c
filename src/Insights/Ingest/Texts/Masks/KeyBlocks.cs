using System.Text.RegularExpressions;

namespace Insights.Ingest.Texts.Masks;

/// <summary>Private keys: PEM and PGP blocks (also cut short or on one line), PuTTY files, age and raw keys, seed phrases.</summary>
internal static partial class KeyBlocks
{
    private const string Begin = "-----BEGIN ";
    private const int LongestHeader = 60;
    private const int LongestBlock = 20_000;

    public static void Add(List<Mark> found, string typed)
    {
        for (var at = typed.IndexOf(Begin, StringComparison.Ordinal); at >= 0;)
        {
            var end = at + Begin.Length;
            if (typed.AsSpan(at, Math.Min(LongestHeader, typed.Length - at)).Contains("PRIVATE KEY", StringComparison.Ordinal))
            {
                end = EndOfBlock(typed, at);
                found.Add(new Mark(MarkKind.PrivateKey, at, end - at));
            }

            at = typed.IndexOf(Begin, end, StringComparison.Ordinal);
        }

        if (typed.Contains("key", StringComparison.OrdinalIgnoreCase) || typed.Contains("phrase", StringComparison.OrdinalIgnoreCase)
            || typed.Contains("mnemonic", StringComparison.OrdinalIgnoreCase))
        {
            Matches.Add(found, MarkKind.PrivateKey, Putty(), typed);
            Matches.AddGroup(found, MarkKind.PrivateKey, Raw(), typed);
            Matches.AddGroup(found, MarkKind.PrivateKey, Seed(), typed);
        }
    }

    // Without an end the key goes on as long as lines look like base64.
    private static int EndOfBlock(string typed, int at)
    {
        var window = typed.AsSpan(at, Math.Min(LongestBlock, typed.Length - at));
        var body = window[Begin.Length..].IndexOf("-----", StringComparison.Ordinal) is var dashes && dashes < 0 ? Begin.Length : Begin.Length + dashes + 5;
        var end = window[body..].IndexOf("-----END ", StringComparison.Ordinal);
        var next = window[body..].IndexOf(Begin, StringComparison.Ordinal);
        if (end >= 0 && (next < 0 || next > end))
        {
            var close = window[(body + end + 9)..].IndexOf("-----", StringComparison.Ordinal);
            return close < 0 ? at + window.Length : at + body + end + 9 + close + 5;
        }

        var past = at + body;
        while (past < typed.Length && (char.IsAsciiLetterOrDigit(typed[past]) || typed[past] is '+' or '/' or '=' or '\\' or '\n' or '\r' or ' ' or ':' or '-' or ','))
        {
            past++;
        }

        return past;
    }

    [GeneratedRegex(@"PuTTY-User-Key-File-\d:(?:[^\n]{0,200}\n){0,60}?Private-Lines: \d+\n(?:[A-Za-z0-9+/=]{1,100}\r?\n?){1,60}(?:Private-MAC: [0-9a-f]+)?|AGE-SECRET-KEY-1[0-9A-Z]{20,80}")]
    private static partial Regex Putty();

    [GeneratedRegex(@"private[ _-]?key[""']?\s{0,3}(?:is|[:=])\s{0,3}[""'`]?((?:0x)?[0-9a-f]{64}|[A-Za-z0-9+/]{43}=)(?![\w+/=])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Raw();

    [GeneratedRegex(@"(?:seed|mnemonic|recovery|secret)(?: phrase| words)?\s{0,2}(?:is|[:=])\s{0,3}[""'`]?((?:[a-z]{3,8}[ ,]{1,2}){11,23}[a-z]{3,8})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Seed();
}
