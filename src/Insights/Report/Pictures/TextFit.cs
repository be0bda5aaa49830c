using System.Globalization;
using System.Text;

namespace Insights.Report.Pictures;

/// <summary>Fits text into a width without knowing the reader's font: wide scripts count a whole em a letter, others a little over half.</summary>
internal static class TextFit
{
    private const double Narrow = 0.6;
    private const double Wide = 1.02;
    private const int FirstWide = 0x1100;
    private const string Rest = "…";

    public static double WidthOf(string text, double size) => size * text.EnumerateRunes().Sum(WidthOf);

    /// <summary>As much of the text as fits, cut between letters.</summary>
    public static string Cut(string text, double width, double size)
    {
        if (WidthOf(text, size) <= width)
        {
            return text;
        }

        var cut = new StringBuilder();
        var room = (width / size) - Wide;
        foreach (var rune in text.EnumerateRunes())
        {
            room -= WidthOf(rune);
            if (room < 0)
            {
                break;
            }

            cut.Append(rune.ToString());
        }

        return cut.ToString().TrimEnd() + Rest;
    }

    private static double WidthOf(Rune rune) => rune.Value >= FirstWide ? Wide
        : Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format ? 0
        : Narrow;
}
