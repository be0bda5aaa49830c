using System.Globalization;
using System.Text;

namespace Insights.Publish;

/// <summary>Community text as it may be published: NFC, one line, nothing invisible, no piled-up marks.</summary>
public static class SafeText
{
    private const int MostCombiningMarks = 3;

    // Blank or ignorable characters whose category is a letter, a mark or a symbol.
    private static readonly HashSet<int> Blanks = [0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0, 0xFFFC];

    /// <summary>The text without control, format, private and unassigned characters; white space runs become one blank.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        var marks = 0;
        foreach (var rune in Composed(text).EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || rune.Value < ' ')
            {
                AddBlank(clean);
                marks = 0;
                continue;
            }

            marks = IsMark(rune) ? marks + 1 : 0;
            if (marks <= MostCombiningMarks && !IsInvisible(rune))
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString().TrimEnd();
    }

    /// <summary>True for what changes or hides text without being seen: direction marks, tags, selectors, fillers.</summary>
    public static bool IsInvisible(Rune rune) =>
        Blanks.Contains(rune.Value)
        || rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0x180B and <= 0x180F) or (>= 0xE0000 and <= 0xE0FFF)
        || rune == Rune.ReplacementChar
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator;

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark;

    // Lone surrogates make Normalize throw; they are replaced first.
    private static string Composed(string text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            whole.Append(rune.ToString());
        }

        return whole.ToString().Normalize(NormalizationForm.FormC);
    }

    private static void AddBlank(StringBuilder text)
    {
        if (text.Length > 0 && text[^1] != ' ')
        {
            text.Append(' ');
        }
    }
}
