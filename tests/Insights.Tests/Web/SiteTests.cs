using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Insights.Tests.Fakes;

namespace Insights.Tests.Web;

/// <summary>The pages over HTTP; what stands in them is looked at in Publish/Site.</summary>
[Collection(nameof(MinedSample))]
public sealed class SiteTests(MinedSample sample)
{
    [Fact]
    public async Task Every_page_is_there_with_tags_compression_and_safe_headers()
    {
        await using var server = await RunningServer.StartAsync(sample.Shell);
        var home = await server.Client.GetStringAsync(new Uri("/", UriKind.Relative));
        var entry = Regex.Match(home, "href=\"\\./(q/[^\"]+)\"").Groups[1].Value;
        var assets = Regex.Matches(home, "\"\\./(assets/[^\"]+)\"").Select(match => match.Groups[1].Value).Distinct().ToList();
        Assert.True(assets.Count >= 4);
        foreach (var path in new[] { "", entry, "changes", "map", "faq.json", "feed.atom", "llms.txt", "api/entries" }.Concat(assets))
        {
            using var plain = await server.GetAsync("/" + path);
            Assert.True(plain.StatusCode == HttpStatusCode.OK, path);
            Assert.Equal("nosniff", plain.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.DoesNotContain("unsafe", plain.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.Contains("default-src 'none'", plain.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.Equal(path.StartsWith("assets/", StringComparison.Ordinal), plain.Headers.CacheControl!.ToString().Contains("immutable", StringComparison.Ordinal));

            using var packed = await server.GetAsync("/" + path, ("Accept-Encoding", "gzip, br;q=0"));
            var body = await packed.Content.ReadAsByteArrayAsync();
            if (packed.Content.Headers.ContentEncoding.Contains("gzip"))
            {
                await using var unpacked = new GZipStream(new MemoryStream(body), CompressionMode.Decompress);
                using var all = new MemoryStream();
                await unpacked.CopyToAsync(all);
                body = all.ToArray();
            }

            Assert.Equal(await plain.Content.ReadAsByteArrayAsync(), body);
            using var again = await server.GetAsync("/" + path, ("If-None-Match", plain.Headers.ETag!.ToString()));
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
            using var head = await server.SendAsync(HttpMethod.Head, "/" + path);
            Assert.Equal((await plain.Content.ReadAsByteArrayAsync()).Length, head.Content.Headers.ContentLength);
        }

        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(sample.Shell.Out, "faq.json")), await server.Client.GetByteArrayAsync(new Uri("/faq.json", UriKind.Relative)));
    }

    [Fact]
    public async Task The_sitemap_names_pages_that_are_there()
    {
        await using var server = await RunningServer.StartAsync(sample.Shell);
        var map = XDocument.Parse(await server.Client.GetStringAsync(new Uri("/sitemap.xml", UriKind.Relative)));
        var pages = map.Descendants().Where(element => element.Name.LocalName == "loc").Select(element => new Uri(element.Value)).ToList();
        Assert.True(pages.Count > 20);
        foreach (var page in pages.Take(8))
        {
            using var answer = await server.Client.GetAsync(page);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, page.ToString());
        }
    }

    [Theory]
    [InlineData("/nowhere", HttpStatusCode.NotFound)]
    [InlineData("/q/", HttpStatusCode.NotFound)]
    [InlineData("/assets/", HttpStatusCode.NotFound)]
    [InlineData("/assets/../../store.db", HttpStatusCode.NotFound)]
    [InlineData("/%2e%2e/store.db", HttpStatusCode.NotFound)]
    [InlineData("/README.md", HttpStatusCode.NotFound)]
    [InlineData("/api/nowhere", HttpStatusCode.NotFound)]
    [InlineData("/mcp", HttpStatusCode.MethodNotAllowed)]
    public async Task Nothing_else_is_there(string path, HttpStatusCode status)
    {
        await using var server = await RunningServer.StartAsync(sample.Shell);
        using var answer = await server.GetAsync(path);
        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task Before_anything_is_published_the_site_says_so()
    {
        using var shell = new Shell();
        await using var server = await RunningServer.StartAsync(shell);
        var home = await server.Client.GetStringAsync(new Uri("/", UriKind.Relative));
        Assert.Contains("Nothing is published yet", home, StringComparison.Ordinal);
        using var style = await server.GetAsync("/" + Regex.Match(home, "assets/site\\.[0-9a-f]+\\.css").Value);
        Assert.Equal(HttpStatusCode.OK, style.StatusCode);
        using var faq = await server.GetAsync("/faq.json");
        Assert.Equal(HttpStatusCode.NotFound, faq.StatusCode);
    }

    [Fact]
    public async Task Whoever_asks_too_often_is_told_to_wait_and_health_is_not_counted()
    {
        using var shell = sample.Copy().With("INSIGHTS__Web__RequestsPerMinute", "3");
        await using var server = await RunningServer.StartAsync(shell);
        for (var request = 0; request < 3; request++)
        {
            using var served = await server.GetAsync("/llms.txt");
            Assert.Equal(HttpStatusCode.OK, served.StatusCode);
        }

        using var refused = await server.GetAsync("/llms.txt");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(5, refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
        using var live = await server.GetAsync("/health/live");
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
    }
}
