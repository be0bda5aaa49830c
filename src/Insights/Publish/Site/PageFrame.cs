namespace Insights.Publish.Site;

/// <summary>A page that the menu leads to; the empty name is the FAQ itself.</summary>
public sealed record MenuItem(string Title, string Page);

/// <summary>What stands around a page's own content.</summary>
public sealed record PageFrame
{
    /// <summary>The heading and, with the site's name, the title of the window.</summary>
    public required string Title { get; init; }

    /// <summary>The name of the site, as in "Milvus FAQ".</summary>
    public required string Site { get; init; }

    public required SiteAddresses Addresses { get; init; }
    public required IReadOnlyList<MenuItem> Menu { get; init; }

    /// <summary>The menu's item that this is; null for a page below.</summary>
    public string? Current { get; init; }

    /// <summary>For search engines and previews; empty keeps the page out of them.</summary>
    public string Description { get; init; } = "";

    /// <summary>Further elements of the head, such as structured data.</summary>
    public Html Head { get; init; } = Html.None;

    /// <summary>Names of further scripts among the site's assets.</summary>
    public IReadOnlyList<string> Scripts { get; init; } = [];

    /// <summary>Names of further style sheets among the site's assets.</summary>
    public IReadOnlyList<string> Styles { get; init; } = [];

    /// <summary>True where the content needs the whole width: tables, pictures, two columns.</summary>
    public bool IsWide { get; init; }

    /// <summary>The whole page around its content.</summary>
    public Html Around(Html content) => Html.Of($"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="referrer" content="no-referrer">
        {(Addresses.IsStatic ? SitePolicy.Meta : Html.None)}<title>{(Title == Site ? Site : $"{Title} · {Site}")}</title>
        {(Description.Length > 0 ? Html.Of($"<meta name=\"description\" content=\"{Description}\">") : Html.Of($"<meta name=\"robots\" content=\"noindex\">"))}
        <link rel="icon" href="{Asset("icon.svg")}" type="image/svg+xml">
        <link rel="alternate" href="{Addresses.File("feed.atom")}" type="application/atom+xml" title="Changes">
        <link rel="stylesheet" href="{Asset("site.css")}">
        {Styles.Select(style => Html.Of($"<link rel=\"stylesheet\" href=\"{Asset(style)}\">\n"))}<script src="{Asset("scheme.js")}"></script>
        <script src="{Asset("site.js")}" defer></script>
        {Scripts.Select(script => Html.Of($"<script src=\"{Asset(script)}\" defer></script>\n"))}{Head}</head>
        <body>
        <a class="skip" href="#content">Skip to the content</a>
        <header class="top">
        <a class="name" href="{Addresses.Page("")}">{Site}</a>
        <nav aria-label="Pages">{Menu.Select(Link)}</nav>
        <button type="button" id="scheme" aria-label="Switch between light and dark" hidden><svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="8" fill="none" stroke="currentColor" stroke-width="2"/><path d="M12 4a8 8 0 0 1 0 16z" fill="currentColor"/></svg></button>
        </header>
        <main id="content" tabindex="-1"{(IsWide ? Html.Of($" class=\"wide\"") : Html.None)}>
        {content}
        </main>
        </body>
        </html>

        """);

    private Html Link(MenuItem item) => Html.Of(
        $"<a href=\"{Addresses.Page(item.Page)}\"{(item.Page == Current ? Html.Of($" aria-current=\"page\"") : Html.None)}>{item.Title}</a>");

    private string Asset(string name) => Addresses.File(SiteAssets.PathOf(name));
}
