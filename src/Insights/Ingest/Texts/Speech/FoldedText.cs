using System.Text;
using Insights.Ingest.Texts.Unicode;

namespace Insights.Ingest.Texts.Speech;

/// <summary>
/// Text as a machine would understand it: lower case, without invisible signs and emphasis, look-alike letters of other scripts and
/// styles as plain ones, white space runs as one blank; line breaks stay.
/// </summary>
internal static class FoldedText
{
    // Cyrillic and Greek letters that look like Latin ones; a word is folded only where it has Latin letters, too.
    private const string Foreign = "асеорхуіјѕԁһкмтвнгαοερνικτυχ";
    private const string Latin = "aceopxyijsdhkmtbhraoepviktux";

    public static string Of(string typed)
    {
        var folded = new StringBuilder(typed.Length);
        var hasLatin = typed.AsSpan().ContainsAnyInRange('a', 'z');
        foreach (var rune in typed.EnumerateRunes())
        {
            if (rune.Value is '\n' or '\r')
            {
                Append(folded, '\n');
            }
            else if (Rune.IsWhiteSpace(rune))
            {
                Append(folded, ' ');
            }
            else if (!Invisible.Is(rune) && rune.Value is not ('*' or '~' or '`' or 0xfe0f))
            {
                AppendLetter(folded, rune, hasLatin);
            }
        }

        return folded.ToString();
    }

    private static void AppendLetter(StringBuilder folded, Rune rune, bool hasLatin)
    {
        switch (rune.Value)
        {
            // Mathematical letters: 26 capitals and 26 small ones, style after style.
            case >= 0x1d400 and <= 0x1d6a3:
                folded.Append((char)('a' + ((rune.Value - 0x1d400) % 26)));
                break;
            case >= 0xff01 and <= 0xff5e:
                folded.Append(char.ToLowerInvariant((char)(rune.Value - 0xff01 + '!')));
                break;
            case >= 0x24b6 and <= 0x24e9:
                folded.Append((char)('a' + ((rune.Value - 0x24b6) % 26)));
                break;
            default:
                var lower = Rune.ToLowerInvariant(rune);
                var place = hasLatin && lower.IsBmp ? Foreign.IndexOf((char)lower.Value, StringComparison.Ordinal) : -1;
                folded.Append(place >= 0 && NextToLatin(folded) ? Latin[place].ToString() : lower.ToString());
                break;
        }
    }

    private static bool NextToLatin(StringBuilder folded) => folded.Length > 0 && folded[^1] is (>= 'a' and <= 'z') or ' ';

    private static void Append(StringBuilder folded, char space)
    {
        if (folded.Length > 0 && folded[^1] is ' ' or '\n')
        {
            folded[^1] = space == '\n' ? '\n' : folded[^1];
        }
        else
        {
            folded.Append(space);
        }
    }
}
