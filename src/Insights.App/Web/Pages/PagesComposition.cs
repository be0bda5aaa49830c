using Insights.App.Web.Asking;
using Insights.Publish.Site;
using Microsoft.Extensions.DependencyInjection;

namespace Insights.App.Web.Pages;

internal static class PagesComposition
{
    public static IServiceCollection AddPages(this IServiceCollection services) => services
        .AddSingleton<SiteMaker>()
        .AddSingleton<AskDesk>()
        .AddSingleton<PageShell>()
        .AddMenu(new MenuEntry(new MenuItem("Ask", SiteMaker.AskPage)))
        .AddMenu(new MenuEntry(new MenuItem("Map", Website.MapPageName)) { IsThere = committed => committed?.Map is not null });

    /// <summary>Adds an item to a menu; items stand in the order in which they were added.</summary>
    public static IServiceCollection AddMenu(this IServiceCollection services, MenuEntry entry) => services.AddSingleton(entry);
}
