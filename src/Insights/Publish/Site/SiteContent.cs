namespace Insights.Publish.Site;

/// <summary>What the pages of a site are written from.</summary>
internal sealed class SiteContent(CommittedPublication committed, WebsiteOptions options)
{
    public Publication Publication => committed.Publication;
    public IReadOnlyList<ChangeLogDay> Log => committed.Log;
    public WebsiteOptions Options => options;
    public string Title { get; } = TitleOf(committed.Publication);
    public IReadOnlyList<MenuItem> Menu { get; } = MenuOf(options.Menu);
    public IReadOnlyDictionary<string, FaqEntry> ById { get; } = committed.Publication.Entries.ToDictionary(entry => entry.Id);

    public static string TitleOf(Publication publication) => publication.Community.Length == 0 ? "FAQ" : $"{CommunityText.Plain(publication.Community)} FAQ";

    public static IReadOnlyList<MenuItem> MenuOf(IReadOnlyList<MenuItem> further) =>
        [new MenuItem("FAQ", ""), .. further, new MenuItem("Changes", HistoryPage.Name)];

    public SiteAddresses At(int depth) => new() { IsStatic = options.IsStatic, Depth = depth };

    /// <summary>The whole address of a page where the site's is known, else its place below the root.</summary>
    public string Absolute(string page) => AbsoluteFile(At(0).NameOf(page));

    public string AbsoluteFile(string path) => options.Address is { } address
        ? new Uri(RootOf(address), path).AbsoluteUri
        : path.Length == 0 ? "./" : path;

    public string Absolute(FaqEntry entry) => Absolute(SiteAddresses.EntryPage(entry.Slug));

    // Without the slash at its end the last folder would be replaced.
    private static Uri RootOf(Uri address) => address.AbsoluteUri.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/");
}
