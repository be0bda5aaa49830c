using Insights.App.Settings;
using Insights.App.Web.Publications;
using Insights.Publish.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Insights.App.Web.Pages;

/// <summary>The published site, at every path that no other area takes.</summary>
internal static class SiteEndpoints
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapSite(this IEndpointRouteBuilder app)
    {
        var site = app.MapGroup("").ExcludeFromDescription();
        site.MapMethods("/sitemap.xml", Reading, WriteSitemap);
        site.MapMethods("/robots.txt", Reading, () => Results.Text("User-agent: *\nDisallow: /review\nDisallow: /ops\nDisallow: /api/\nAllow: /\n"));
        site.MapMethods("/{**path}", Reading, FindPage);
    }

    private static IResult FindPage(string? path, CurrentPublication current, PageShell shell)
    {
        path ??= "";
        if (current.Value is not { } served)
        {
            return FindBeforePublication(path, shell);
        }

        if (served.Site.Find(path) is { } file)
        {
            return file;
        }

        return served.Site.Moves.TryGetValue(path, out var heir)
            ? heir is null ? Notices.Gone(shell) : Results.Redirect(heir.Slug, permanent: true)
            : Notices.NotFound(shell, path);
    }

    private static IResult FindBeforePublication(string path, PageShell shell) => path.Length == 0
        ? Notices.NothingYet(shell)
        : SiteAssets.All.FirstOrDefault(asset => asset.Path == path) is { } asset ? new PreparedFile(asset) : Notices.NotFound(shell, path);

    private static IResult WriteSitemap(HttpContext context, CurrentPublication current, InsightsSettings settings, PageShell shell) => current.Value switch
    {
        null => Notices.NotFound(shell, "sitemap.xml"),
        { } served when settings.Web.PublicUri is not null => served.Site.Find("sitemap.xml")!,
        { } served => Results.Bytes(
            served.Site.MakeSitemap(new Uri($"{context.Request.Scheme}://{context.Request.Host}/"))!.Content, "application/xml; charset=utf-8"),
    };
}
