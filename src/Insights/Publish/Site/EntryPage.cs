using Insights.Draft;
using Insights.Publish.Pages;

namespace Insights.Publish.Site;

/// <summary>One entry: each sentence with the quotes that back it.</summary>
internal static class EntryPage
{
    private const int MostRelated = 5;

    public static Html Write(SiteContent content, FaqEntry entry)
    {
        var addresses = content.At(1);
        var question = EntryMarkup.PlainQuestion(entry);
        var frame = new PageFrame
        {
            Title = question,
            Site = content.Title,
            Addresses = addresses,
            Menu = content.Menu,
            Description = EntryMarkup.PlainAnswer(entry),
            Head = Html.Of($"{Canonical(content, entry)}{StructuredData.Write([entry])}"),
        };
        return frame.Around(Html.Of($"""
            <p class="crumbs"><a href="{addresses.Page("")}">FAQ</a> › <a href="{addresses.Page("")}#{EntryMarkup.IdOfTheme(entry.Theme.Name)}">{ThemePage.TitleOf(entry.Theme.Name)}</a></p>
            <article>
            <h1>{CommunityText.Write(entry.Question)}</h1>
            <ul class="claims">
            {entry.Answer.Select(Claim)}</ul>
            {EntryMarkup.Note(entry)}{AlsoAsked(entry)}
            <p class="facts">{EntryMarkup.Facts(entry)} · {entry.Id}</p>
            </article>
            {Related(content, entry, addresses)}
            """));
    }

    private static Html Canonical(SiteContent content, FaqEntry entry) => content.Options.Address is null
        ? Html.None
        : Html.Of($"<link rel=\"canonical\" href=\"{content.Absolute(entry)}\">\n");

    // Where the sentence is the quote itself, it is said once.
    private static Html Claim(Claim claim) => claim.Evidence is [var only] && Letters(only.Quote) == Letters(claim.Text)
        ? Html.Of($"<li>{EntryMarkup.Quote(only, "quote said")}</li>\n")
        : Html.Of($"""
            <li><p>{CommunityText.Write(claim.Text)}</p>
            {claim.Evidence.Select(piece => EntryMarkup.Quote(piece))}</li>

            """);

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static Html AlsoAsked(FaqEntry entry) => entry.AlsoAsked.Count == 0 ? Html.None : Html.Of($"""
        <h2>Also asked</h2>
        <ul class="plain">
        {entry.AlsoAsked.Select(wording => Html.Of($"<li>{CommunityText.Write(wording)}</li>\n"))}</ul>
        """);

    private static Html Related(SiteContent content, FaqEntry entry, SiteAddresses addresses)
    {
        var others = content.Publication.Entries.Where(other => other.Theme == entry.Theme && other.Id != entry.Id)
            .OrderByDescending(other => other.Asked).ThenBy(other => other.Id, StringComparer.Ordinal).Take(MostRelated).ToList();
        return others.Count == 0 ? Html.None : Html.Of($"""
            <nav aria-labelledby="related"><h2 id="related">More on {ThemePage.TitleOf(entry.Theme.Name).ToLowerInvariant()}</h2>
            <ul class="plain">
            {others.Select(other => Html.Of($"<li><a href=\"{addresses.Entry(other)}\">{CommunityText.Write(other.Question)}</a></li>\n"))}</ul></nav>
            """);
    }
}
