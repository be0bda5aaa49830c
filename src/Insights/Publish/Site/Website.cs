namespace Insights.Publish.Site;

/// <summary>How a site is made.</summary>
public sealed record WebsiteOptions
{
    /// <summary>True for files of a folder, false for pages of a server.</summary>
    public required bool IsStatic { get; init; }

    /// <summary>Pages that the menu leads to beside the FAQ itself and its changes, in their order.</summary>
    public IReadOnlyList<MenuItem> Menu { get; init; } = [];

    /// <summary>The page that answers questions, where there is one.</summary>
    public string? AskPage { get; init; }

    /// <summary>Where readers reach the site; null where nobody knows, and then there is no sitemap.</summary>
    public Uri? Address { get; init; }
}

/// <summary>
/// A publication as a web site: what lies at which path. Pages are written when they are asked for; the same publication gives the same bytes.
/// </summary>
public sealed class Website
{
    private readonly Dictionary<string, Func<SiteFile>> makers = new(StringComparer.Ordinal);

    public Website(CommittedPublication committed, WebsiteOptions options)
    {
        var content = new SiteContent(committed, options);
        Page("", () => HomePage.Write(content));
        Page(HistoryPage.Name, () => HistoryPage.Write(content));
        foreach (var entry in committed.Publication.Entries)
        {
            Page(SiteAddresses.EntryPage(entry.Slug), () => EntryPage.Write(content, entry));
        }

        Moves = MovesOf(committed.Publication);
        if (options.IsStatic)
        {
            // A server redirects; a folder has a page that says where to go.
            foreach (var (page, heir) in Moves.Where(move => move.Value is not null && !makers.ContainsKey(content.At(0).NameOf(move.Key))))
            {
                Page(page, () => MovedPage.Write(content, heir!));
            }
        }

        if (committed.Map is { } map)
        {
            File(content.At(0).NameOf(MapPageName), SiteFile.HtmlType, () => map.ToArray());
        }

        File(PublishedFiles.Faq, "application/json; charset=utf-8", () => committed.Faq.ToArray());
        File(AtomFeed.Name, "application/atom+xml; charset=utf-8", () => AtomFeed.Write(content));
        File(LlmsText.Name, "text/plain; charset=utf-8", () => LlmsText.Write(content));
        if (options.Address is not null)
        {
            File(Sitemap.Name, "application/xml; charset=utf-8", () => Sitemap.Write(content));
        }

        foreach (var asset in SiteAssets.All)
        {
            makers.Add(asset.Path, () => asset);
        }

        void Page(string name, Func<Html> write) =>
            File(content.At(0).NameOf(name), SiteFile.HtmlType, () => write().ToBytes());

        void File(string path, string type, Func<byte[]> write) =>
            makers.Add(path, () => new SiteFile(path, type, write()));
    }

    /// <summary>The name of the map, where the publication has one.</summary>
    public const string MapPageName = "map";

    /// <summary>Pages of entries under names that lead elsewhere now: to an entry, or to nothing where it has no heir.</summary>
    public IReadOnlyDictionary<string, FaqEntry?> Moves { get; }

    /// <summary>Every path below the root; the empty one is the FAQ itself where a server finds it.</summary>
    public IEnumerable<string> Paths => makers.Keys;

    public bool Has(string path) => makers.ContainsKey(path);

    /// <summary>What the site is called.</summary>
    public static string TitleOf(Publication publication) => SiteContent.TitleOf(publication);

    /// <summary>The whole menu around further items.</summary>
    public static IReadOnlyList<MenuItem> MenuOf(IReadOnlyList<MenuItem> further) => SiteContent.MenuOf(further);

    /// <summary>The file at a path; null where there is none.</summary>
    public SiteFile? Find(string path) => makers.GetValueOrDefault(path)?.Invoke();

    private static Dictionary<string, FaqEntry?> MovesOf(Publication publication)
    {
        var byId = publication.Entries.ToDictionary(entry => entry.Id);
        var slugs = publication.Entries.Select(entry => entry.Slug).ToHashSet(StringComparer.Ordinal);
        var retired = publication.Retired.SelectMany(
            gone => new[] { gone.Slug, gone.Id }.Distinct(), (gone, name) => (name, Heir: gone.Into is null ? null : byId.GetValueOrDefault(gone.Into)));
        return publication.Entries.Select(entry => (name: entry.Id, Heir: (FaqEntry?)entry)).Concat(retired)
            .Where(move => !slugs.Contains(move.name))
            .DistinctBy(move => move.name)
            .ToDictionary(move => SiteAddresses.EntryPage(move.name), move => move.Heir, StringComparer.Ordinal);
    }
}
