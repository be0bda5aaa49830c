using System.Globalization;
using System.Text;

namespace Insights.Publish.Pages;

/// <summary>gaps.md: asked often, answered never.</summary>
internal static class GapsPage
{
    public static string Write(IReadOnlyList<Gap> gaps)
    {
        var page = new StringBuilder("# What is missing\n\n[All themes](README.md)\n\nAsked by several people, answered by nobody: what the community needs written.\n");
        foreach (var theme in gaps.GroupBy(gap => gap.Theme).OrderBy(theme => theme.Key, StringComparer.Ordinal))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {MarkdownText.Escape(ThemePage.TitleOf(theme.Key))}\n\n");
            foreach (var gap in theme)
            {
                var links = gap.Links.Select((link, index) => MarkdownText.Link((index + 1).ToString(CultureInfo.InvariantCulture), link));
                page.Append(CultureInfo.InvariantCulture, $"- {MarkdownText.Escape(gap.Question)} (asked in {ThemePage.Count(gap.Asked, "conversation")}");
                page.Append(CultureInfo.InvariantCulture, $" by {ThemePage.Count(gap.Authors, "person", "people")}: {string.Join(", ", links)})\n");
            }
        }

        if (gaps.Count == 0)
        {
            page.Append("\nNothing at present.\n");
        }

        return page.ToString();
    }
}
