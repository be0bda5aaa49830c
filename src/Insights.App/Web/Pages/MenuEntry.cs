using Insights.Publish;
using Insights.Publish.Site;

namespace Insights.App.Web.Pages;

/// <summary>What an area adds to the menu: of the public pages, or of those for maintainers.</summary>
internal sealed record MenuEntry(MenuItem Item)
{
    public bool IsForMaintainers { get; init; }

    /// <summary>Whether the page is there for a publication; null where nothing is published.</summary>
    public Func<CommittedPublication?, bool> IsThere { get; init; } = _ => true;
}
