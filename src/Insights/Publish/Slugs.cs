using System.Globalization;
using System.Text;
using Insights.Ingest.Texts.Unicode;

namespace Insights.Publish;

/// <summary>Gives readable names for links, once and for life.</summary>
public static class Slugs
{
    private const int LongestSlug = 60;

    /// <summary>
    /// A slug of a question's words in lower-case ASCII, or the entry's id where it has none; a number is added until it is free.
    /// The slug given is added to <paramref name="taken"/>.
    /// </summary>
    public static string Give(string question, string entryId, ISet<string> taken)
    {
        var plain = Of(question);
        var wanted = plain.Length < 3 ? entryId : plain;
        var slug = wanted;
        for (var number = 2; !taken.Add(slug); number++)
        {
            slug = string.Create(CultureInfo.InvariantCulture, $"{wanted}-{number}");
        }

        return slug;
    }

    private static string Of(string question)
    {
        var slug = new StringBuilder();
        foreach (var rune in CanonicalForms.Decompose(question).EnumerateRunes())
        {
            if (rune.IsAscii && Rune.IsLetterOrDigit(rune))
            {
                slug.Append(char.ToLowerInvariant((char)rune.Value));
            }
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.OtherPunctuation)
                || rune.Value is '.' or '/' or ',' or ':' or '@')
            {
                AddBreak(slug);
            }
        }

        var text = slug.ToString().Trim('-');
        if (text.Length <= LongestSlug)
        {
            return text;
        }

        var end = text.LastIndexOf('-', LongestSlug);
        return text[..(end > 0 ? end : LongestSlug)];
    }

    private static void AddBreak(StringBuilder slug)
    {
        if (slug.Length > 0 && slug[^1] != '-')
        {
            slug.Append('-');
        }
    }
}
