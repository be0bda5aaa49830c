using System.Security.Cryptography;
using System.Text;
using Insights.App.Web.Pages;
using Insights.Publish.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Insights.App.Web.Queue;

/// <summary>Style sheet and script of the pages for maintainers, under names that hold the hash of their content.</summary>
internal static class MaintainerAssets
{
    private const string Resources = "Insights.App.Web.Queue.Assets.";

    private static readonly SiteFile Style = Read("maintain", ".css", "text/css; charset=utf-8");
    private static readonly SiteFile Script = Read("maintain", ".js", "text/javascript; charset=utf-8");

    public static void MapMaintainerAssets(this IEndpointRouteBuilder app)
    {
        foreach (var file in new[] { Style, Script })
        {
            var prepared = new PreparedFile(file);
            app.MapGet("/" + file.Path, () => prepared).ExcludeFromDescription();
        }
    }

    /// <summary>The frame with both in its head.</summary>
    public static PageFrame In(PageFrame frame) => frame with
    {
        Head = Html.Of($"""
            <link rel="stylesheet" href="{frame.Addresses.File(Style.Path)}">
            <script src="{frame.Addresses.File(Script.Path)}" defer></script>

            """),
    };

    private static SiteFile Read(string name, string ending, string type)
    {
        using var resource = typeof(MaintainerAssets).Assembly.GetManifestResourceStream(Resources + name + ending)!;
        using var reader = new StreamReader(resource, Encoding.UTF8);
        var content = Encoding.UTF8.GetBytes(reader.ReadToEnd().ReplaceLineEndings("\n"));
        return new SiteFile($"{SiteAssets.Folder}/{name}.{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 6))}{ending}", type, content);
    }
}
