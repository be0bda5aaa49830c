using System.Text.RegularExpressions;

namespace Insights.Ingest.Texts.Masks;

/// <summary>Private keys: PEM and PGP blocks (also cut short or on one line), PuTTY files, age and raw keys, seed phrases.</summary>
internal static partial class KeyBlocks
{
    private const string Begin = "-----BEGIN ";
    private const int LongestHeader = 60;

    public static void Add(List<Mark> found, string typed)
    {
        for (var at = typed.IndexOf(Begin, StringComparison.Ordinal); at >= 0; at = typed.IndexOf(Begin, at + 1, StringComparison.Ordinal))
        {
            if (typed.AsSpan(at, Math.Min(LongestHeader, typed.Length - at)).Contains("PRIVATE KEY", StringComparison.Ordinal))
            {
                found.Add(new Mark(MarkKind.PrivateKey, at, EndOfBlock(typed, at) - at));
            }
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
        var body = at + typed.AsSpan(at + Begin.Length).IndexOf("-----", StringComparison.Ordinal) + Begin.Length + 5;
        var end = typed.IndexOf("-----END ", body, StringComparison.Ordinal);
        if (end >= 0 && typed.IndexOf(Begin, body, StringComparison.Ordinal) is var next && (next < 0 || next > end))
        {
            var close = typed.IndexOf("-----", end + 9, StringComparison.Ordinal);
            return close < 0 ? typed.Length : close + 5;
        }

        var past = Math.Max(body, at + Begin.Length);
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
