using Insights.App.Settings;
using Insights.Publish;
using Insights.Publish.Site;

namespace Insights.App.Web.Pages;

/// <summary>Makes the site of a publication with the pages that this server has beside it.</summary>
internal sealed class SiteMaker(InsightsSettings settings, IEnumerable<MenuEntry> entries)
{
    public const string AskPage = "ask";

    private readonly MenuEntry[] entries = [.. entries];

    public ServedSite Make(CommittedPublication committed) => new(committed, new WebsiteOptions
    {
        IsStatic = false,
        Menu = Items(committed),
        AskPage = AskPage,
        Address = settings.Web.PublicUri,
    });

    /// <summary>The public menu's items beside the FAQ itself and its changes.</summary>
    public IReadOnlyList<MenuItem> Items(CommittedPublication? committed) => Those(committed, isForMaintainers: false);

    public IReadOnlyList<MenuItem> MaintainerItems(CommittedPublication? committed) => Those(committed, isForMaintainers: true);

    private MenuItem[] Those(CommittedPublication? committed, bool isForMaintainers) =>
        [.. entries.Where(entry => entry.IsForMaintainers == isForMaintainers && entry.IsThere(committed)).Select(entry => entry.Item)];
}
