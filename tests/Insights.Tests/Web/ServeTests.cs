using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Insights.Tests.Fakes;

namespace Insights.Tests.Web;

public sealed class ServeTests
{
    [Fact]
    public async Task It_comes_up_on_an_empty_folder_says_what_it_waits_for_and_stops_cleanly()
    {
        using var shell = new Shell();
        await using var server = await RunningServer.StartAsync(shell);
        using var live = await server.GetAsync("/health/live");
        using var ready = await server.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        var checks = (await ReadAsync(ready)).GetProperty("checks").EnumerateArray().ToList();
        var waiting = checks.Single(check => check.GetProperty("name").GetString() == "publication").GetProperty("detail").GetString();
        Assert.StartsWith("waits for the first publication", waiting, StringComparison.Ordinal);
        Assert.Contains(waiting!, server.Output, StringComparison.Ordinal);
        Assert.Equal(0, await server.StopAsync());
    }

    [Fact]
    public async Task What_another_process_publishes_is_served_from_the_next_look_on()
    {
        using var shell = new Shell();
        await using var server = await RunningServer.StartAsync(shell);
        Assert.Equal(0, (await shell.HereAsync("run", "--source", SmallCommunity.WriteTo(shell))).Code);
        await server.RefreshedAsync();
        using var ready = await server.GetAsync("/health/ready");
        var body = await ReadAsync(ready);
        Assert.Equal("ready", body.GetProperty("status").GetString());
        Assert.Contains(body.GetProperty("checks").EnumerateArray(), check => check.GetProperty("detail").GetString()!.EndsWith(" entries", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_port_in_use_ends_with_one_and_a_line_that_names_it()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}";
        using var shell = new Shell();
        var told = await shell.RefusedAsync(1, "serve", "--urls", address);
        Assert.Contains(address, told.Error, StringComparison.Ordinal);
        Assert.Contains("--urls", told.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("")]
    [InlineData("ftp://127.0.0.1:8080")]
    [InlineData("https://127.0.0.1:8443")]
    [InlineData("http://127.0.0.1:99999")]
    [InlineData("http://127.0.0.1:8080/under")]
    public async Task An_address_that_cannot_be_one_ends_with_two(string urls)
    {
        using var shell = new Shell();
        await shell.RefusedAsync(2, "serve", "--urls", urls);
        Assert.False(Directory.Exists(shell.Work));
    }

    [Theory]
    [InlineData("INSIGHTS__Web__RequestsPerMinute", "0", "Web:RequestsPerMinute")]
    [InlineData("INSIGHTS__Web__ApiTokens__0", "short", "Web:ApiTokens")]
    [InlineData("INSIGHTS__Web__ApiTokens", "a-token-that-is-long-enough", "Web:ApiTokens:0")]
    [InlineData("INSIGHTS__Web__ApiTokens__first", "a-token-that-is-long-enough", "Web:ApiTokens:first")]
    [InlineData("INSIGHTS__Web__OpenIdConnect__Authority", "https://login.example", "Web:OpenIdConnect:ClientId")]
    [InlineData("INSIGHTS__Web__OpenIdConnect__Nonsense", "x", "Web:OpenIdConnect:Nonsense")]
    [InlineData("INSIGHTS__Embedding__Model", "no-such-model", "no-such-model")]
    public async Task A_setting_that_cannot_be_used_ends_with_two_and_its_name(string variable, string value, string named)
    {
        using var shell = new Shell().With(variable, value);
        var told = await shell.RefusedAsync(2, "serve", "--urls", "http://127.0.0.1:0");
        Assert.Contains(named, told.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("long-enough", told.Error, StringComparison.Ordinal);
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response) =>
        JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync());
}
