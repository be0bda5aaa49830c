using Insights.App.Web.Pages;
using Insights.Publish.Site;
using Insights.Report.Writing;
using Microsoft.AspNetCore.Http;

namespace Insights.App.Reporting;

/// <summary>A page with a report in it: its policy allows the report's style by hash, and nothing else beyond the site's.</summary>
internal sealed class ReportResult(Html page) : IResult
{
    private static readonly string Policy = SitePolicy.Header.Replace("style-src 'self'", $"style-src 'self' {HtmlReport.StyleHash}", StringComparison.Ordinal);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.ContentSecurityPolicy = Policy;
        return new HtmlPage(page).ExecuteAsync(httpContext);
    }
}
