using System.Text;
using Insights.Ingest.Texts.Unicode;

namespace Insights.Embed;

/// <summary>
/// The terms of the words view, in lower case. An identifier, error code, path or dotted name is a term as a whole and
/// so are its
/// parts; scripts without blanks, and Hangul, whose endings stick to the word, give overlapping pairs of characters. No
/// word is
/// left out: inverse document frequency tells which are common.
/// </summary>
public static class Words
{
    /// <summary>Raised when texts give other terms than before.</summary>
    public const int Version = 1;

    private const int LongestTerm = 64;

    /// <summary>Each term with its count, by term.</summary>
    public static IReadOnlyList<TermCount> Tokenise(string text) => Count([text]);

    /// <summary>The terms of several texts together, by term.</summary>
    public static IReadOnlyList<TermCount> Count(IEnumerable<string> texts)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            foreach (var term in Terms(text))
            {
                counts[term] = counts.GetValueOrDefault(term) + 1;
            }
        }

        return [.. counts.Select(term => new TermCount(term.Key, term.Value)).OrderBy(term => term.Term, StringComparer.Ordinal)];
    }

    /// <summary>The terms in the order of the text; parts follow their whole.</summary>
    public static IEnumerable<string> Terms(string text)
    {
        text = CanonicalForms.Compose(text);
        for (var at = 0; at < text.Length;)
        {
            var kind = KindAt(text, at, out var width);
            if (kind == Letter.None)
            {
                at += width;
                continue;
            }

            var end = kind == Letter.Dense ? EndOfDense(text, at) : EndOfName(text, at);
            foreach (var term in kind == Letter.Dense ? Pairs(text[at..end]) : Parts(text[at..end]))
            {
                yield return term;
            }

            at = end;
        }
    }

    private enum Letter
    {
        None,
        Spaced,
        Dense,
    }

    private static Letter KindAt(string text, int at, out int width)
    {
        Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out width);
        return Scripts.IsWithoutBlanks(rune.Value) || rune.Value is >= 0xAC00 and <= 0xD7A3
            ? Rune.IsLetterOrDigit(rune) || IsMark(rune) ? Letter.Dense : Letter.None
            : Rune.IsLetterOrDigit(rune) || rune.Value == '_' || IsMark(rune) ? Letter.Spaced : Letter.None;
    }

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune)
        is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    private static int EndOfDense(string text, int at)
    {
        while (at < text.Length && KindAt(text, at, out var width) == Letter.Dense)
        {
            at += width;
        }

        return at;
    }

    // A joining sign belongs to the name only between two characters of it; an apostrophe does not part a word.
    private static int EndOfName(string text, int at)
    {
        while (at < text.Length)
        {
            if (KindAt(text, at, out var width) == Letter.Spaced)
            {
                at += width;
            }
            else if (IsJoiner(text[at]) && at + 1 < text.Length && KindAt(text, at + 1, out _) == Letter.Spaced)
            {
                at++;
            }
            else
            {
                break;
            }
        }

        return at;
    }

    private static bool IsJoiner(char sign) => sign is '.' or '-' or '/' or ':' or '\'' or '\u2019';

    private static IEnumerable<string> Pairs(string run)
    {
        var runes = run.EnumerateRunes().Select(rune => rune.ToString()).ToList();
        return runes.Count == 1 ? [run] : Enumerable.Range(0, runes.Count - 1).Select(place => runes[place] + runes[place + 1]);
    }

    private static IEnumerable<string> Parts(string name)
    {
        name = name.Replace("'", "", StringComparison.Ordinal).Replace("\u2019", "", StringComparison.Ordinal).Trim('_');
        var parts = Split(name).ToList();
        if (parts.Count != 1 && name.Length is > 1 and <= LongestTerm)
        {
            yield return name.ToLowerInvariant();
        }

        foreach (var part in parts)
        {
            // Lone digits and letters of a version or a path say nothing apart from their whole.
            var isTelling = parts.Count == 1 || (part.Length > 1 && (part.Length > 2 || !char.IsAsciiDigit(part[0])));
            if (isTelling && part.Length <= LongestTerm)
            {
                yield return part.ToLowerInvariant();
            }
        }
    }

    private static IEnumerable<string> Split(string name)
    {
        var start = 0;
        for (var at = 0; at <= name.Length; at++)
        {
            var isJoiner = at < name.Length && (name[at] == '_' || IsJoiner(name[at]));
            if (at == name.Length || isJoiner || (at > start && IsHump(name, at)))
            {
                if (at > start)
                {
                    yield return name[start..at];
                }

                start = isJoiner ? at + 1 : at;
            }
        }
    }

    // "loadBalancer" parts before B, "HTTPServer" before S.
    private static bool IsHump(string name, int at) =>
        char.IsUpper(name[at])
        && (char.IsLower(name[at - 1]) || (char.IsUpper(name[at - 1]) && at + 1 < name.Length && char.IsLower(name[at + 1])));
}
