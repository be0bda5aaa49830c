using System.Collections.Concurrent;
using Insights.Publish;
using Insights.Publish.Maps;
using Insights.Publish.Site;

namespace Insights.App.Web.Pages;

/// <summary>One publication's site, each file prepared when it is first asked for.</summary>
internal sealed class ServedSite(CommittedPublication committed, WebsiteOptions options)
{
    /// <summary>The entries alone, as the interface gives them.</summary>
    public const string EntriesFile = "api/entries";

    private readonly Website site = new(committed, options);
    private readonly ConcurrentDictionary<string, Lazy<PreparedFile?>> prepared = new(StringComparer.Ordinal);

    /// <summary>Pages of entries that lie elsewhere now.</summary>
    public IReadOnlyDictionary<string, FaqEntry?> Moves => site.Moves;

    public PreparedFile? Find(string path) => path == EntriesFile || site.Has(path)
        ? prepared.GetOrAdd(path, wanted => new Lazy<PreparedFile?>(() => Prepare(wanted))).Value
        : null;

    /// <summary>The sitemap under the address that a reader asked for, where the settings name none; not kept, since anybody may ask for any.</summary>
    public SiteFile? MakeSitemap(Uri address) => new Website(committed, options with { Address = address }).Find("sitemap.xml");

    private PreparedFile? Prepare(string path) => path switch
    {
        EntriesFile => new PreparedFile(new SiteFile(path, "application/json; charset=utf-8", FaqJson.WriteEntries(committed.Publication.Entries))),
        Website.MapPageName => new PreparedFile(site.Find(path)!) { Policy = $"{MapPage.Policy}; frame-ancestors 'none'" },
        _ => site.Find(path) is { } file ? new PreparedFile(file) : null,
    };
}
