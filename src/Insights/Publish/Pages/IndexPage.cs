using System.Globalization;
using System.Text;

namespace Insights.Publish.Pages;

/// <summary>README.md of the FAQ: themes with their questions, counts, and what the last change brought.</summary>
internal static class IndexPage
{
    private const int MostNews = 10;

    public static string Write(PublishOutcome outcome)
    {
        var publication = outcome.Publication;
        var page = new StringBuilder();
        var title = publication.Community.Length == 0 ? "FAQ" : $"{publication.Community} FAQ";
        page.Append(CultureInfo.InvariantCulture, $"# {MarkdownText.Escape(title)}\n\n");
        page.Append(CultureInfo.InvariantCulture, $"{ThemePage.Count(publication.Entries.Count, "entry", "entries")} from ");
        page.Append(CultureInfo.InvariantCulture, $"{ThemePage.Count(outcome.Conversations.Count, "conversation")}; every sentence links to the message that backs it.\n\n");
        page.Append(CultureInfo.InvariantCulture, $"[What changed](changes.md) · [What is missing]({"gaps.md"}) ({outcome.Gaps.Count}) · [faq.json](faq.json)\n");
        WriteNews(page, outcome.Next);
        foreach (var theme in publication.Entries.GroupBy(entry => entry.Theme))
        {
            var file = ThemePage.FileOf(theme.Key.Name);
            page.Append(CultureInfo.InvariantCulture, $"\n## [{MarkdownText.Escape(ThemePage.TitleOf(theme.Key.Name))}]({file}) ({theme.Count()})\n\n");
            foreach (var entry in theme)
            {
                page.Append(CultureInfo.InvariantCulture, $"- [{MarkdownText.Escape(entry.Question)}]({file}#{entry.Slug}) ({entry.Asked})\n");
            }
        }

        return page.ToString();
    }

    private static void WriteNews(StringBuilder page, LastPublication next)
    {
        var newest = next.Log.Count == 0 ? [] : next.Log.TakeWhile(day => day.Day == next.Log[0].Day).SelectMany(day => day.Changes).ToList();
        if (newest.Count == 0)
        {
            return;
        }

        page.Append(CultureInfo.InvariantCulture, $"\n## What is new ({next.Log[0].Day:yyyy-MM-dd})\n\n");
        var names = new EntryNames(next.Publication);
        foreach (var change in newest.Take(MostNews))
        {
            page.Append(CultureInfo.InvariantCulture, $"- {names.Describe(change)}\n");
        }

        if (newest.Count > MostNews)
        {
            page.Append(CultureInfo.InvariantCulture, $"- [{newest.Count - MostNews} more](changes.md)\n");
        }
    }
}
