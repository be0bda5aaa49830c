using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Insights.Publish.Maps;

/// <summary>
/// Writes a map as one HTML page that asks nothing of any server: script, style and data stand in it, and its security policy names
/// script and style by their hashes and allows nothing else.
/// </summary>
public static class MapPage
{
    // In the order in which they need each other.
    private static readonly string[] Scripts =
    [
        "d3.d3-dispatch.min.js", "d3.d3-selection.min.js", "d3.d3-timer.min.js", "d3.d3-color.min.js", "d3.d3-interpolate.min.js",
        "d3.d3-ease.min.js", "d3.d3-transition.min.js", "d3.d3-drag.min.js", "d3.d3-zoom.min.js", "d3.d3-quadtree.min.js",
        "symbols.js", "labels.js", "picture.js", "controls.js", "map.js",
    ];

    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    private static readonly string Style = MapPalette.Css + Read("map.css");
    private static readonly string[] Written = [.. Scripts.Select(Read)];

    /// <summary>The page's security policy, the same for every map.</summary>
    public static string Policy { get; } =
        $"default-src 'none'; script-src {string.Join(' ', Written.Select(Hash))}; style-src {Hash(Style)}; base-uri 'none'; form-action 'none'";

    /// <summary>The page in UTF-8; the same map gives the same bytes.</summary>
    public static byte[] Write(TextMap map)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["policy"] = Policy,
            ["title"] = Html.Encode(map.Title),
            ["summary"] = Html.Encode(map.Summary),
            ["home"] = map.Home is { } home ? $"<p class=\"home\"><a href=\"{Html.Encode(home)}\">FAQ</a></p>\n" : "",
            ["items"] = Html.Encode(map.Items),
            ["colouring"] = Html.Encode(map.Colourings[0].Name),
            ["style"] = Style,
            ["clusters"] = Rows(map),
            ["data"] = MapJson.Write(map),
            ["licence"] = Read("d3.LICENSE.txt"),
            ["scripts"] = string.Concat(Written.Select(script => $"<script>{script}</script>\n")),
        };
        return Encoding.UTF8.GetBytes(Fill(Read("map.html"), values));
    }

    private static string Rows(TextMap map)
    {
        var rows = new StringBuilder();
        foreach (var (place, cluster) in map.Clusters.Index())
        {
            var category = Html.Encode(map.Colourings[0].Categories[cluster.Category]);
            rows.Append(CultureInfo.InvariantCulture, $"<tr><td><button type=\"button\" class=\"link\" data-cluster=\"{place}\">")
                .Append(Html.Encode(cluster.Name))
                .Append(CultureInfo.InvariantCulture, $"</button></td><td><span class=\"swatch\" data-category=\"{cluster.Category}\">")
                .Append(CultureInfo.InvariantCulture, $"</span>{category}</td><td class=\"number\">{cluster.Size:N0}</td></tr>\n");
        }

        return rows.ToString();
    }

    // One pass, so that a value that holds a placeholder's name stays text.
    private static string Fill(string template, Dictionary<string, string> values)
    {
        var parts = template.Split("{{");
        return parts[0] + string.Concat(parts.Skip(1).Select(part =>
        {
            var end = part.IndexOf("}}", StringComparison.Ordinal);
            return values[part[..end]] + part[(end + 2)..];
        }));
    }

    private static string Hash(string content) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}'";

    private static string Read(string name)
    {
        using var resource = typeof(MapPage).Assembly.GetManifestResourceStream($"Insights.Publish.Maps.Page.{name}")!;
        using var reader = new StreamReader(resource, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
