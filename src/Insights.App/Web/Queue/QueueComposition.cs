using Insights.App.Reviewing;
using Insights.App.Web.Pages;
using Insights.Publish.Site;
using Microsoft.Extensions.DependencyInjection;

namespace Insights.App.Web.Queue;

internal static class QueueComposition
{
    /// <summary>The page's path.</summary>
    public const string Page = "review";

    public static IServiceCollection AddReviewQueue(this IServiceCollection services) => services
        .AddSingleton<ReviewDesk>()
        .AddMenu(new MenuEntry(new MenuItem("Review", Page)) { IsForMaintainers = true });
}
