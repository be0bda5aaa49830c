using System.Globalization;
using System.Text;
using Insights.Ingest.Texts.Unicode;

namespace Insights.Publish;

/// <summary>Community text as it may be published: NFC, one line, nothing invisible, no piled-up marks.</summary>
public static class SafeText
{
    private const int MostCombiningMarks = 3;
    private const int ObjectReplacement = 0xFFFC;

    /// <summary>The text without control, format, private and unassigned characters; white space runs become one blank.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        var marks = 0;
        foreach (var rune in CanonicalForms.Compose(text).EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || rune.Value < ' ')
            {
                AddBlank(clean);
                marks = 0;
                continue;
            }

            marks = IsMark(rune) ? marks + 1 : 0;
            if (marks <= MostCombiningMarks && !Invisible.Is(rune) && rune.Value != ObjectReplacement)
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString().TrimEnd();
    }

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark;

    private static void AddBlank(StringBuilder text)
    {
        if (text.Length > 0 && text[^1] != ' ')
        {
            text.Append(' ');
        }
    }
}
