using Insights.App.Web.Pages;
using Insights.Publish.Site;
using Microsoft.Extensions.DependencyInjection;

namespace Insights.App.Reporting;

internal static class ReportsComposition
{
    /// <summary>Adds the report's page and its place in the menu.</summary>
    public static IServiceCollection AddReports(this IServiceCollection services) => services
        .AddSingleton<ReportShelf>()
        .AddMenu(new MenuEntry(new MenuItem("Report", ReportEndpoints.Page)) { IsThere = committed => committed is not null });
}
