using Insights.App.Reviewing;
using Insights.App.Web.Access;
using Insights.App.Web.Pages;
using Insights.Pipeline;
using Insights.Publish.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Insights.App.Web.Ops;

/// <summary>What the nights did, for those who keep the server running.</summary>
internal static class OpsComposition
{
    /// <summary>The page's path.</summary>
    public const string Page = "ops";

    private const int MostNights = 60;

    public static IServiceCollection AddOps(this IServiceCollection services) =>
        services.AddMenu(new MenuEntry(new MenuItem("Operations", Page)) { IsForMaintainers = true });

    public static void MapOps(this IEndpointRouteBuilder app) =>
        app.MapGet("/" + Page, ShowAsync).RequireMaintainer().ExcludeFromDescription();

    private static async Task<IResult> ShowAsync(PageShell shell, WorkFolder work, ReviewDesk desk, CancellationToken cancellationToken)
    {
        var snapshot = await desk.LookAsync(cancellationToken);
        return new HtmlPage(OpsPage.Write(shell, RunHistory.Read(work, MostNights), snapshot));
    }
}
