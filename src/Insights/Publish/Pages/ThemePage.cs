using System.Globalization;
using System.Text;

namespace Insights.Publish.Pages;

/// <summary>The entries of one theme with stable anchors.</summary>
internal static class ThemePage
{
    private static readonly HashSet<string> Taken = new(StringComparer.OrdinalIgnoreCase) { "README", "changes", "gaps", "faq", "index" };

    /// <summary>The file of a theme; a theme named like another page gets a suffix.</summary>
    public static string FileOf(string theme)
    {
        var slug = Slugs.Give(theme, "theme", new HashSet<string>());
        return (Taken.Contains(slug) ? slug + "-theme" : slug) + ".md";
    }

    /// <summary>A theme as a heading: "data-management" reads "Data management".</summary>
    public static string TitleOf(string theme)
    {
        var words = theme.Replace('-', ' ').Trim();
        return words.Length == 0 ? theme : char.ToUpperInvariant(words[0]) + words[1..];
    }

    /// <summary>The page; <paramref name="entries"/> share one file, usually one theme.</summary>
    public static string Write(string theme, IReadOnlyList<FaqEntry> entries)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"# {MarkdownText.Escape(TitleOf(theme))}\n\n[All themes](README.md)\n");
        foreach (var entry in entries)
        {
            WriteEntry(page, entry);
        }

        return page.ToString();
    }

    private static void WriteEntry(StringBuilder page, FaqEntry entry)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n<a id=\"{entry.Slug}\"></a>\n\n## {MarkdownText.Escape(entry.Question)}\n\n");
        foreach (var claim in entry.Answer)
        {
            var sources = claim.Evidence.Select(piece => piece.Url).Distinct()
                .Select((url, index) => MarkdownText.Link((index + 1).ToString(CultureInfo.InvariantCulture), url));
            page.Append(CultureInfo.InvariantCulture, $"- {MarkdownText.Escape(claim.Text)} ({string.Join(", ", sources)})\n");
        }

        if (entry.Note is { Length: > 0 } note)
        {
            page.Append(CultureInfo.InvariantCulture, $"\nNote by the maintainers: {MarkdownText.Escape(note)}\n");
        }

        if (entry.AlsoAsked.Count > 0)
        {
            page.Append("\nAlso asked:\n\n");
            foreach (var wording in entry.AlsoAsked)
            {
                page.Append(CultureInfo.InvariantCulture, $"- {MarkdownText.Escape(wording)}\n");
            }
        }

        page.Append(CultureInfo.InvariantCulture, $"\n{Facts(entry)}\n");
    }

    private static string Facts(FaqEntry entry)
    {
        var facts = new List<string>
        {
            $"Asked in {Count(entry.Asked, "conversation")} by {Count(entry.Authors, "person", "people")}",
            string.Create(CultureInfo.InvariantCulture, $"first {entry.FirstAsked:yyyy-MM-dd}"),
            string.Create(CultureInfo.InvariantCulture, $"last supported {entry.LastSupported:yyyy-MM-dd}"),
            string.Create(CultureInfo.InvariantCulture, $"confidence {entry.Confidence:0.00}"),
        };
        if (entry.Versions.Count > 0)
        {
            facts.Insert(3, "versions " + string.Join(", ", entry.Versions.Select(MarkdownText.Escape)));
        }

        return string.Join(" · ", facts);
    }

    internal static string Count(int count, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many ?? one + "s")}");
}
