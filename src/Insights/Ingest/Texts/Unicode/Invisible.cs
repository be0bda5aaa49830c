using System.Globalization;

namespace Insights.Ingest.Texts.Unicode;

/// <summary>Signs that readers do not see but machines read: format, bidirectional and tag characters, fillers, stray selectors.</summary>
public static class Invisible
{
    /// <summary>True for a code point that has no place in a shown text; line breaks, tabs and the emoji selectors have.</summary>
    public static bool Is(int code, UnicodeCategory category) => category switch
    {
        UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate => true,
        UnicodeCategory.Control => !(code is >= '\t' and <= '\r' or 0x85),
        _ => code is 0x034f or 0x115f or 0x1160 or 0x17b4 or 0x17b5 or 0x2800 or 0x3164 or 0xffa0 or 0xfffd
            or (>= 0x180b and <= 0x180f) or (>= 0xfe00 and <= 0xfe0d) or (>= 0xe0100 and <= 0xe01ef),
    };

    public static bool Is(System.Text.Rune rune) => Is(rune.Value, System.Text.Rune.GetUnicodeCategory(rune));
}
