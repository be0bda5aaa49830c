using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Insights.Publish.Maps;

namespace Insights.Publish.Site;

/// <summary>
/// Style sheets, scripts and pictures of the pages. Each lies under a name that holds the hash of its content, so that a browser may keep it for good.
/// </summary>
public static class SiteAssets
{
    public const string Folder = "assets";

    private const string Resources = "Insights.Publish.Site.Assets.";

    private static readonly FrozenDictionary<string, SiteFile> Known = typeof(SiteAssets).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Resources, StringComparison.Ordinal))
        .Select(name => (Name: name[Resources.Length..], Content: Read(name)))
        .Select(asset => asset.Name == "site.css" ? asset with { Content = [.. Encoding.UTF8.GetBytes(MapPalette.Css), .. asset.Content] } : asset)
        .ToFrozenDictionary(asset => asset.Name, asset => new SiteFile(Hashed(asset.Name, asset.Content), TypeOf(asset.Name), asset.Content));

    public static IEnumerable<SiteFile> All => Known.Values.OrderBy(file => file.Path, StringComparer.Ordinal);

    /// <summary>Where an asset lies below the root.</summary>
    public static string PathOf(string name) => Known[name].Path;

    private static string Hashed(string name, byte[] content)
    {
        var dot = name.LastIndexOf('.');
        return $"{Folder}/{name[..dot]}.{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 6))}{name[dot..]}";
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => "text/plain; charset=utf-8",
    };

    private static byte[] Read(string name)
    {
        using var resource = typeof(SiteAssets).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(resource, Encoding.UTF8);
        return Encoding.UTF8.GetBytes(reader.ReadToEnd().ReplaceLineEndings("\n"));
    }
}
