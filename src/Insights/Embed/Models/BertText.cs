using System.Globalization;
using System.Text;
using Insights.Ingest.Texts.Unicode;

namespace Insights.Embed.Models;

/// <summary>
/// The normalisation in front of WordPiece, as BERT's reference tokenizer does it (Devlin et al. 2019): control and
/// format characters
/// go, white space becomes a blank, ideographs and punctuation stand alone, letters lose case and accents.
/// </summary>
internal static class BertText
{
    private static readonly string[] SpecialPieces = ["[CLS]", "[SEP]", "[MASK]", "[UNK]", "[PAD]"];

    /// <summary>
    /// Words with a blank behind each but the last; what stands behind the first <paramref name="limit"/> words may be
    /// left out.
    /// </summary>
    public static string Normalise(string text, bool lowerCase, int limit)
    {
        var words = new WordWriter(stackalloc char[512]);
        for (var at = 0; at < text.Length && words.Words <= limit;)
        {
            if (text[at] < 0x80)
            {
                at += AppendAscii(ref words, text, at, lowerCase);
            }
            else
            {
                // Decoding goes on behind a lone surrogate, which becomes U+FFFD and is dropped.
                Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var used);
                at += used;
                AppendRune(ref words, rune, lowerCase);
            }
        }

        return words.Finish();
    }

    private static int AppendAscii(ref WordWriter words, string text, int at, bool lowerCase)
    {
        var c = text[at];
        if (char.IsAsciiLetterOrDigit(c))
        {
            words.Append(lowerCase && char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c);
        }
        else if (c is ' ' or '\t' or '\n' or '\r')
        {
            words.End();
        }
        else if (c == '[' && SpecialAt(text, at) is { } special)
        {
            words.End();
            foreach (var letter in special)
            {
                words.Append(letter);
            }

            words.End();
            return special.Length;
        }
        else if (c is > ' ' and < (char)0x7F)
        {
            words.End();
            words.Append(c);
            words.End();
        }

        return 1;
    }

    private static void AppendRune(ref WordWriter words, Rune rune, bool lowerCase)
    {
        var category = Rune.GetUnicodeCategory(rune);
        switch (category)
        {
            case UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                words.End();
                break;
            case UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
                or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned:
                break;
            case UnicodeCategory.NonSpacingMark when lowerCase:
                break;
            case >= UnicodeCategory.ConnectorPunctuation and <= UnicodeCategory.OtherPunctuation:
                AppendAlone(ref words, rune);
                break;
            default:
                if (IsIdeograph(rune.Value))
                {
                    AppendAlone(ref words, rune);
                }
                else if (rune != Rune.ReplacementChar)
                {
                    AppendLetter(ref words, rune, lowerCase);
                }

                break;
        }
    }

    private static void AppendAlone(ref WordWriter words, Rune rune)
    {
        words.End();
        words.Append(rune);
        words.End();
    }

    private static void AppendLetter(ref WordWriter words, Rune rune, bool lowerCase)
    {
        if (!lowerCase)
        {
            words.Append(rune);
            return;
        }

        // Accents go before case does: a dotted capital I becomes a plain i.
        foreach (var part in CanonicalForms.Decompose(rune.ToString()).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(part) != UnicodeCategory.NonSpacingMark)
            {
                words.Append(Rune.ToLowerInvariant(part));
            }
        }
    }

    private static string? SpecialAt(string text, int at)
    {
        foreach (var special in SpecialPieces)
        {
            if (string.CompareOrdinal(text, at, special, 0, special.Length) == 0)
            {
                return special;
            }
        }

        return null;
    }

    private static bool IsIdeograph(int code) => code
        is (>= 0x4E00 and <= 0x9FFF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x20000 and <= 0x2A6DF)
        or (>= 0x2A700 and <= 0x2B73F) or (>= 0x2B740 and <= 0x2B81F) or (>= 0x2B820 and <= 0x2CEAF)
        or (>= 0xF900 and <= 0xFAFF) or (>= 0x2F800 and <= 0x2FA1F);
}
