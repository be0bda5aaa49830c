using System.Globalization;
using System.Text;
using Insights.Ingest.Texts.Unicode;

namespace Insights.Ingest.Texts.Quoting;

/// <summary>The form in which quotes are compared, and how long one must be.</summary>
internal static class QuoteForm
{
    private const int FewestWords = 2;
    private const int FewestSigns = 8;

    /// <summary>NFC, CRLF to LF, runs of white space to one blank; nothing else.</summary>
    public static string Of(string text)
    {
        var composed = CanonicalForms.Compose(text);
        var form = new StringBuilder(composed.Length);
        var inSpace = false;
        foreach (var unit in composed)
        {
            if (!char.IsWhiteSpace(unit))
            {
                form.Append(unit);
            }
            else if (!inSpace)
            {
                form.Append(' ');
            }

            inSpace = char.IsWhiteSpace(unit);
        }

        return form.ToString();
    }

    /// <summary>Two words with a letter or digit each, or eight characters of scripts that are written without blanks.</summary>
    public static bool IsLongEnough(string text)
    {
        var words = 0;
        var signs = 0;
        var inWord = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == ' ')
            {
                inWord = false;
            }
            else if (Scripts.IsWithoutBlanks(rune.Value))
            {
                signs++;
            }

            if (!inWord && Rune.IsLetterOrDigit(rune))
            {
                inWord = true;
                words++;
            }
        }

        return words >= FewestWords || signs >= FewestSigns;
    }

    public static bool IsMark(string text, int at) => CharUnicodeInfo.GetUnicodeCategory(text, at)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark;
}
