using System.Collections.Frozen;

namespace Insights.Ingest.Texts.Splitting;

/// <summary>Words whose full stop does not end a sentence.</summary>
internal static class Abbreviations
{
    private static readonly FrozenSet<string> Always = FrozenSet.ToFrozenSet(
        ["e.g", "i.e", "eg", "ie", "cf", "vs", "approx", "incl", "fig", "dr", "mr", "mrs", "ms", "prof", "st", "mt", "no", "nr", "bzw", "ca", "z.b",
         "d.h", "u.a", "ggf", "evtl", "inkl", "sog", "vgl", "p.ex", "p.ej", "ej", "aprox", "sr", "sra", "pág", "ex", "resp", "min", "max", "ver"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Words that may end a sentence as well: only a small letter or digit after them tells.</summary>
    private static readonly FrozenSet<string> OftenLast = FrozenSet.ToFrozenSet(["etc", "usw", "no", "min", "max", "ex", "ver", "st", "ms"], StringComparer.OrdinalIgnoreCase);

    /// <summary>True where the stop at <paramref name="at"/> belongs to an abbreviation; <paramref name="next"/> is where the text goes on.</summary>
    public static bool EndsAt(string text, int at, int next)
    {
        var start = at;
        while (start > 0 && (char.IsLetter(text[start - 1]) || (text[start - 1] == '.' && start - 1 > 0 && char.IsLetter(text[start - 2]))))
        {
            start--;
        }

        var word = text[start..at];
        while (next < text.Length && char.IsWhiteSpace(text[next]))
        {
            next++;
        }

        var goesOnSmall = next < text.Length && (char.IsLower(text[next]) || char.IsDigit(text[next]));
        return OftenLast.Contains(word) ? goesOnSmall : Always.Contains(word);
    }
}
