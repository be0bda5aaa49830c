using System.Net;
using System.Text.RegularExpressions;
using Insights.Report.Writing;
using Insights.Tests.Fakes;

namespace Insights.Tests.Web;

public sealed class ReportPageTests
{
    [Fact]
    public async Task The_page_shows_the_report_of_the_period_asked_for_in_the_language_asked_for()
    {
        using var shell = new Shell();
        Assert.Equal(0, (await shell.HereAsync("run", "--source", SmallCommunity.WriteTo(shell))).Code);
        await using var server = await RunningServer.StartAsync(shell);
        await server.RefreshedAsync();

        var (status, body, policy) = await GetAsync(server, "/report?from=2024-05-01&to=2024-05-31&lang=de");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("24 Gespräche begannen", body, StringComparison.Ordinal);
        Assert.Contains("value=\"2024-05-31\"", body, StringComparison.Ordinal);
        Assert.Contains("<option value=\"de\" selected>", body, StringComparison.Ordinal);
        Assert.Contains($"style-src 'self' {HtmlReport.StyleHash};", policy, StringComparison.Ordinal);
        Assert.True(Regex.Count(body, "<svg class=\"wide\"") >= 5);
        Assert.Equal(1, Regex.Count(body, "<main"));
        Assert.Equal(body, (await GetAsync(server, "/report?from=2024-05-01&to=2024-05-31&lang=de")).Body);

        // Without days it shows the year that ends with what is known; every entry it names is there.
        var whole = (await GetAsync(server, "/report")).Body;
        Assert.Contains("value=\"2023-06-01\"", whole, StringComparison.Ordinal);
        foreach (var entry in Regex.Matches(whole, "href=\"\\./(q/[^\"]+)\"").Select(link => link.Groups[1].Value).Distinct().Take(3))
        {
            Assert.Equal(HttpStatusCode.OK, (await GetAsync(server, "/" + entry)).Status);
        }

        Assert.Contains("href=\"./report\"", (await GetAsync(server, "/")).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?from=2024-05-31&to=2024-05-01")]
    [InlineData("?from=yesterday&to=2024-05-01")]
    [InlineData("?from=1024-05-31&to=2024-05-01")]
    [InlineData("?from=2024-05-31")]
    public async Task What_is_no_period_is_refused_with_the_form(string query)
    {
        using var shell = new Shell();
        Assert.Equal(0, (await shell.HereAsync("run", "--source", SmallCommunity.WriteTo(shell))).Code);
        await using var server = await RunningServer.StartAsync(shell);
        await server.RefreshedAsync();
        var (status, body, _) = await GetAsync(server, "/report" + query);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("name=\"from\"", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_anything_is_published_it_says_so()
    {
        using var shell = new Shell();
        await using var server = await RunningServer.StartAsync(shell);
        Assert.Contains("Nothing is published yet", (await GetAsync(server, "/report")).Body, StringComparison.Ordinal);
    }

    private static async Task<(HttpStatusCode Status, string Body, string Policy)> GetAsync(RunningServer server, string path)
    {
        using var answer = await server.GetAsync(path);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(), string.Join(' ', answer.Headers.GetValues("Content-Security-Policy")));
    }
}
