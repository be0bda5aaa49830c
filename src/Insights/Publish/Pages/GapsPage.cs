using System.Globalization;
using System.Text;

namespace Insights.Publish.Pages;

/// <summary>gaps.md: asked often, answered never.</summary>
internal static class GapsPage
{
    public static string Write(PublishOutcome outcome)
    {
        var gaps = outcome.Gaps;
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

        AppendLacking(page, outcome);
        return page.ToString();
    }

    // Only what is published can be mended; a vote on an entry that is gone says nothing any more.
    private static void AppendLacking(StringBuilder page, PublishOutcome outcome)
    {
        var published = outcome.Publication.Entries.Select(entry => entry.Id).ToHashSet();
        var lacking = outcome.Feedback.Where(entry => entry.IsLacking && published.Contains(entry.Entry)).ToList();
        if (lacking.Count == 0)
        {
            return;
        }

        var names = new EntryNames(outcome.Publication);
        page.Append("\n## Entries that did not help\n\n");
        foreach (var entry in lacking.OrderByDescending(entry => entry.NotHelpful + entry.AskedHuman - entry.Helped).ThenBy(entry => entry.Entry, StringComparer.Ordinal))
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"- {names.Name(entry.Entry)} (not helpful: {entry.NotHelpful}, helped: {entry.Helped}, a person was asked for: {entry.AskedHuman})\n");
        }
    }
}
