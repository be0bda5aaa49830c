using Insights.App.Settings;
using Insights.App.Web.Publications;
using Insights.Publish.Site;

namespace Insights.App.Web.Pages;

/// <summary>Frames for pages that the server writes itself: the site's title, its menu, and links that fit the page's place.</summary>
internal sealed class PageShell(CurrentPublication current, SiteMaker sites, InsightsSettings settings)
{
    /// <summary>A page of the public site; <paramref name="page"/> is its path without the leading slash.</summary>
    public PageFrame Frame(string title, string page) => new()
    {
        Title = title,
        Site = current.Value is { } served ? Website.TitleOf(served.Publication) : SiteName,
        Addresses = new SiteAddresses { IsStatic = false, Depth = page.Count(letter => letter == '/') },
        Menu = Website.MenuOf(sites.Items(current.Value?.Committed)),
        Current = page,
    };

    /// <summary>A page for maintainers, with their menu.</summary>
    public PageFrame MaintainerFrame(string title, string page) => Frame(title, page) with
    {
        Menu = [new MenuItem("FAQ", ""), .. sites.MaintainerItems(current.Value?.Committed)],
        IsWide = true,
    };

    private string SiteName => settings.Community.Name.Length > 0 ? $"{settings.Community.Name} FAQ" : "FAQ";
}
