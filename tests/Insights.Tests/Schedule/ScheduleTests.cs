using System.Globalization;
using System.Net;
using System.Text.Json;
using Insights.Tests.Fakes;
using Insights.Tests.MilvusIndex;

namespace Insights.Tests.Schedule;

public sealed class ScheduleTests
{
    [Theory]
    [InlineData("INSIGHTS__Schedule__Cron", "at three")]
    [InlineData("INSIGHTS__Schedule__Cron", "99 3 * * *")]
    [InlineData("INSIGHTS__Schedule__TimeZone", "Europe/Nowhere")]
    public async Task A_time_that_is_none_is_refused_by_name(string setting, string value)
    {
        using var shell = new Shell().With(setting, value);
        var told = await shell.RefusedAsync(2, "serve", "--urls", "http://127.0.0.1:0");
        Assert.Contains(setting.Split("__")[2], told.Error, StringComparison.Ordinal);
        Assert.Contains(value, told.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_night_that_cannot_begin_tells_the_webhook_and_the_health_check()
    {
        var address = $"http://127.0.0.1:{FaultTests.FreePort()}/alert/";
        using var receiver = new HttpListener();
        receiver.Prefixes.Add(address);
        receiver.Start();
        using var shell = new Shell()
            .With("INSIGHTS__Schedule__Cron", "* * * * * *").With("INSIGHTS__Schedule__AlertUri", address)
            .With("INSIGHTS__Community__Name", "Small").With("INSIGHTS__Source__Path", "/nowhere");
        await using var server = await RunningServer.StartAsync(shell);

        var told = await receiver.GetContextAsync().WaitAsync(TimeSpan.FromSeconds(60));
        var alert = (await JsonDocument.ParseAsync(told.Request.InputStream)).RootElement;
        told.Response.Close();
        Assert.Equal(("Small", "failed"), (alert.GetProperty("community").GetString(), alert.GetProperty("ending").GetString()));
        Assert.Contains("/nowhere does not exist", alert.GetProperty("line").GetString(), StringComparison.Ordinal);

        using var ready = await server.GetAsync("/health/ready");
        Assert.Contains("/nowhere does not exist", await ready.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_night_is_published_by_the_server_itself_as_a_run_would()
    {
        using var shell = new Shell();
        var source = SmallCommunity.WriteTo(shell);
        shell.With("INSIGHTS__Schedule__Cron", "* * * * * *").With("INSIGHTS__Source__Path", source);
        using var plain = new Shell();
        await using (var server = await RunningServer.StartAsync(shell))
        {
            await server.NightAsync(shell);
            var now = server.Clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);
            Assert.Equal(0, (await plain.HereAsync("run", "--source", SmallCommunity.WriteTo(plain), "--now", now)).Code);
            Assert.Equal(0, await server.StopAsync());
        }

        Assert.Equal(0, (await shell.HereAsync("doctor")).Code);
        Assert.Equal(plain.Published(), shell.Published());
        var report = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(shell.Out, "run.json"))).RootElement;
        Assert.Equal("incremental", report.GetProperty("mode").GetString());
    }

    [Fact]
    public async Task The_dashboard_is_for_who_sits_at_the_machine()
    {
        using var shell = new Shell();
        await using var server = await RunningServer.StartAsync(shell);
        using var here = await server.GetAsync("/hangfire");
        Assert.Equal(HttpStatusCode.OK, here.StatusCode);
        using var forwarded = await server.GetAsync("/hangfire", ("X-Forwarded-For", "192.0.2.7"));
        Assert.Equal(HttpStatusCode.Forbidden, forwarded.StatusCode);
    }
}
