using System.Globalization;
using Insights.Tests.Fakes;

namespace Insights.Tests.Live;

/// <summary>
/// The scheduler's own pages in a real browser, under the policy they are given. What they look like and how accessible they are is the
/// library's; looked at is that they work here and ask nobody else.
/// </summary>
public sealed class DashboardInBrowserTests
{
    private static readonly (int Width, bool IsDark)[] Looks = [(1280, false), (1280, true), (390, false), (390, true)];

    [SkippableFact]
    public async Task After_a_night_every_page_opens_without_a_fault_and_asks_nobody_else()
    {
        await using var browser = await Chromium.StartAsync();
        using var shell = new Shell().With("INSIGHTS__Web__RequestsPerMinute", "10000");
        shell.With("INSIGHTS__Source__Path", SmallCommunity.WriteTo(shell)).With("INSIGHTS__Schedule__Cron", "*/2 * * * * *");
        await using var server = await RunningServer.StartAsync(shell);
        await server.NightAsync(shell);
        foreach (var (width, isDark) in Looks)
        {
            await using var context = await browser.OpenAsync(width, 900, isDark, isTouch: width < 600);
            foreach (var (name, path) in new[] { ("home", "hangfire"), ("recurring", "hangfire/recurring"), ("succeeded", "hangfire/jobs/succeeded") })
            {
                var look = string.Create(CultureInfo.InvariantCulture, $"hangfire-{name}-{width}-{(isDark ? "dark" : "light")}");
                await using var visit = await Visit.OpenAsync(context, new Uri(server.Client.BaseAddress!, path), mayFail: false);
                Assert.Contains("Insights: nights", await visit.Page.Locator(".navbar-brand").InnerTextAsync(), StringComparison.Ordinal);

                if (name == "home")
                {
                    // Counts are asked for again and again by the page itself.
                    await visit.Page.WaitForResponseAsync(response => response.Url.EndsWith("/hangfire/stats", StringComparison.Ordinal) && response.Ok);
                }

                if (name == "recurring")
                {
                    Assert.Contains("NightJobs.BeginAsync", await visit.Page.Locator("table").InnerTextAsync(), StringComparison.Ordinal);
                }

                Assert.True(await Shots.PageAsync(visit.Page, Path.Combine("site", look)) > 5_000, look);
                Assert.True(visit.Faults.Count == 0, $"{look}: {string.Join("; ", visit.Faults)}");
                Assert.All(visit.Requests, request => Assert.StartsWith(server.Client.BaseAddress!.AbsoluteUri, request, StringComparison.Ordinal));
            }
        }

        Assert.Equal(0, await server.StopAsync());
    }
}
