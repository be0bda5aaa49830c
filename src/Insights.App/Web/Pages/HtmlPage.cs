using Insights.Publish.Site;
using Microsoft.AspNetCore.Http;

namespace Insights.App.Web.Pages;

/// <summary>A page written for one request; nobody keeps it.</summary>
internal sealed class HtmlPage(Html page, int status = StatusCodes.Status200OK) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = SiteFile.HtmlType;
        response.Headers.CacheControl = "no-store";
        await response.Body.WriteAsync(page.ToBytes(), httpContext.RequestAborted);
    }
}
