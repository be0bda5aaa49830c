using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Insights.Cluster.Projection;
using Insights.Publish.Maps;
using Insights.Tests.Fakes;

namespace Insights.Tests.Publish.Maps;

public sealed class MapPageTests
{
    private const string Hostile = "</script><script>alert(1)</script><!-- <img src=x onerror=alert(2)> {{data}} \u2028 & \"quoted\" 'twice'";

    private static readonly TextMap Map = new()
    {
        Title = "Shop & <b>Co</b>: a map of what people ask",
        Summary = "3 conversations that ask something.",
        Items = "conversations",
        Colourings = [new MapColouring("Theme", ["Deployment", "Other"], 1)],
        Clusters = [new MapCluster("aaaaaaaa", Hostile, 2, 0)],
        Points =
        [
            PointAt(1.23456, -2, 0, Hostile),
            PointAt(0, 0.5, 0, "如何备份？ 🙂"),
            PointAt(-3, 4, null, null),
        ],
    };

    private static readonly string Page = Encoding.UTF8.GetString(MapPage.Write(Map));

    [Fact]
    public void The_page_is_as_approved()
    {
        var skeleton = Regex.Replace(Page, "(?s)(<script>).*?(</script>)|(<style>).*?(</style>)", "$1$3…$2$4");
        skeleton = Regex.Replace(skeleton, "sha256-[A-Za-z0-9+/=]+", "sha256-…");
        Approved.Matches(Regex.Replace(skeleton, "(?s)<!--\nThe page draws.*", "<!-- licences -->\n"), "map");
    }

    [Fact]
    public void Community_text_cannot_leave_its_place()
    {
        Assert.DoesNotContain("alert(1)</script>", Page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x", Page, StringComparison.Ordinal);
        Assert.DoesNotContain("\u2028", Page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>Co</b>", Page, StringComparison.Ordinal);
        using var data = JsonDocument.Parse(Regex.Match(Page, "(?s)id=\"data\">(.*?)</script>").Groups[1].Value);
        Assert.Equal([Hostile, "如何备份？ 🙂", null], data.RootElement.GetProperty("text").EnumerateArray().Select(text => text.GetString()));
        Assert.Equal(1.235, data.RootElement.GetProperty("x")[0].GetDouble());
    }

    [Fact]
    public void The_policy_allows_the_pages_own_script_and_style_and_nothing_else()
    {
        var policy = Regex.Match(Page, "Content-Security-Policy\" content=\"([^\"]+)\"").Groups[1].Value;
        Assert.StartsWith("default-src 'none'; ", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        var inline = Regex.Matches(Page, "(?s)<(?:script|style)>(.*?)</(?:script|style)>");
        Assert.Equal(inline.Count, Regex.Count(policy, "'sha256-"));
        Assert.All(inline, part => Assert.Contains(
            Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(part.Groups[1].Value))), policy, StringComparison.Ordinal));
    }

    [Fact]
    public void The_page_names_no_other_file() =>
        Assert.DoesNotMatch("(?i)<(link|img|iframe|object|embed|base)\\b|\\s(src|srcset|href)=\"(?!#)|@import|url\\(|fetch\\(|XMLHttpRequest|sendBeacon|importScripts", Page);

    [Fact]
    public void The_same_map_gives_the_same_bytes() => Assert.Equal(MapPage.Write(Map), MapPage.Write(Map));

    private static MapPoint PointAt(double x, double y, int? cluster, string? text) => new()
    {
        Position = new MapPosition(x, y), Cluster = cluster, Text = text, Note = "in the FAQ", Categories = [cluster is null ? 1 : 0],
    };
}
