using Insights.Publish.Pages;

namespace Insights.Publish.Site;

/// <summary>The FAQ itself: all entries by theme, each to be opened, with search and what is new.</summary>
internal static class HomePage
{
    private const int MostNews = 6;

    public static Html Write(SiteContent content)
    {
        var addresses = content.At(0);
        var entries = content.Publication.Entries;
        var frame = new PageFrame
        {
            Title = content.Title,
            Site = content.Title,
            Addresses = addresses,
            Menu = content.Menu,
            Current = "",
            Description = $"{ThemePage.Count(entries.Count, "answer")} from the community's own conversations; every sentence links to the message that backs it.",
            Head = StructuredData.Write(entries),
        };
        var themes = entries.GroupBy(entry => entry.Theme.Name).Select(theme => (Name: theme.Key, Entries: theme.ToList())).ToList();
        return frame.Around(Html.Of($"""
            <h1>{content.Title}</h1>
            <p class="lead">{ThemePage.Count(entries.Count, "answer")} from the community’s own conversations. Every sentence links to the message that backs it.</p>
            {Search(content)}
            <p id="found" class="found" role="status"></p>
            <ul class="themes" aria-label="Themes">{themes.Select(theme => Html.Of($"<li><a href=\"#{EntryMarkup.IdOfTheme(theme.Name)}\">{ThemePage.TitleOf(theme.Name)} <span class=\"count\">{theme.Entries.Count}</span></a></li>\n"))}</ul>
            {News(content)}
            {themes.Select(theme => Theme(theme.Name, theme.Entries, addresses))}
            <p class="hint">Keys: <kbd>/</kbd> searches, <kbd>j</kbd> and <kbd>k</kbd> go from entry to entry, <kbd>Enter</kbd> opens one. For machines: <a href="{addresses.File(PublishedFiles.Faq)}">faq.json</a>, <a href="{addresses.File(LlmsText.Name)}">llms.txt</a>, <a href="{addresses.File(AtomFeed.Name)}">feed</a>.</p>
            """));
    }

    // Where questions are answered, Enter asks; elsewhere the box only filters.
    private static Html Search(SiteContent content)
    {
        var input = Html.Of($"""
            <label class="find"><span class="unseen">Search the entries</span>
            <svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="10.5" cy="10.5" r="6.5" fill="none" stroke="currentColor" stroke-width="2"/><path d="m15.5 15.5 5 5" stroke="currentColor" stroke-width="2" stroke-linecap="round"/></svg>
            <input type="search" id="search" name="q" maxlength="{SiteLimits.LongestQuestion}" placeholder="{(content.Options.AskPage is null ? "Search the entries" : "Search, or ask and press Enter")}" autocomplete="off" spellcheck="false"></label>
            """);
        return content.Options.AskPage is { } page
            ? Html.Of($"<form action=\"{content.At(0).Page(page)}\" role=\"search\">{input}</form>")
            : Html.Of($"<div role=\"search\">{input}</div>");
    }

    private static Html News(SiteContent content)
    {
        if (content.Log.Count == 0)
        {
            return Html.None;
        }

        var day = content.Log[0].Day;
        var changes = content.Log.TakeWhile(run => run.Day == day).SelectMany(run => run.Changes).ToList();
        var addresses = content.At(0);
        var more = changes.Count > MostNews
            ? Html.Of($"<p><a href=\"{addresses.Page(HistoryPage.Name)}\">{changes.Count - MostNews} more</a></p>")
            : Html.None;
        return Html.Of($"""
            <section class="news" aria-labelledby="news"><h2 id="news">What is new <span class="soft">({day})</span></h2>
            <ul>
            {changes.Take(MostNews).Select(change => HistoryPage.Line(change, content, addresses))}</ul>{more}</section>
            """);
    }

    private static Html Theme(string name, List<FaqEntry> entries, SiteAddresses addresses) => Html.Of($"""
        <section class="theme" aria-labelledby="{EntryMarkup.IdOfTheme(name)}"><h2 id="{EntryMarkup.IdOfTheme(name)}">{ThemePage.TitleOf(name)} <span class="count">{entries.Count}</span></h2>
        {entries.Select(entry => Entry(entry, addresses))}</section>

        """);

    // The id stands within, since browsers open what is closed around the target of a link.
    private static Html Entry(FaqEntry entry, SiteAddresses addresses) => Html.Of($"""
        <details class="entry"><summary><span class="q">{CommunityText.Write(entry.Question)}</span><span class="asked">asked {entry.Asked}×</span></summary>
        <div class="inside" id="{entry.Slug}">
        {EntryMarkup.Answer(entry)}<p class="facts">{EntryMarkup.Facts(entry)} · <a href="{addresses.Entry(entry)}">Quotes and sources<span class="unseen"> of: {CommunityText.Plain(entry.Question)}</span></a></p>
        </div></details>

        """);
}
