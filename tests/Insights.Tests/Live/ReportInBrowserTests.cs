using System.Globalization;
using System.Net;
using Insights.Report.Writing;
using Insights.Tests.Fakes;

namespace Insights.Tests.Live;

/// <summary>The sample's report in a real browser: every picture at two widths and in both schemes, in print, and under a strict policy.</summary>
[Collection(nameof(MinedSample))]
public sealed class ReportInBrowserTests(MinedSample sample)
{
    private static readonly string[] Pictures = ["months", "demand", "trends", "times", "hours", "map"];

    [SkippableFact]
    public async Task Every_picture_is_readable_at_two_widths_and_in_both_schemes()
    {
        await using var browser = await Chromium.StartAsync();
        using var shell = sample.Copy();
        var file = await WriteAsync(shell);
        foreach (var (width, isDark) in new[] { (1280, false), (1280, true), (390, false), (390, true) })
        {
            await using var opened = await OpenedMap.OpenAsync(browser, file, width, 900, isDark);
            var page = opened.Page;
            var kind = width > 620 ? "wide" : "narrow";
            Assert.Equal(0, await page.EvaluateAsync<int>("() => Math.max(0, document.documentElement.scrollWidth - innerWidth)"));
            foreach (var picture in Pictures)
            {
                var figure = page.Locator($"figure:has(#{picture}-{kind[0]}-t)");
                Assert.True(await figure.Locator($"svg.{kind}").IsVisibleAsync(), picture);
                Assert.True((await Shots.PartAsync(figure, string.Create(CultureInfo.InvariantCulture, $"report-{picture}-{width}-{(isDark ? "dark" : "light")}"))) > 3_000);

                // Text in a picture is as large as it reads, whatever the width, and stays inside.
                var (size, outside) = (
                    await figure.EvaluateAsync<double>($"figure => {{ const svg = figure.querySelector('svg.{kind}'); return 12 * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width; }}"),
                    await figure.EvaluateAsync<string[]>($"figure => {{ const box = figure.getBoundingClientRect(); return [...figure.querySelectorAll('svg.{kind} text')].filter(text => {{ const own = text.getBoundingClientRect(); return own.left < box.left - 1 || own.right > box.right + 1; }}).map(text => text.textContent); }}"));
                Assert.InRange(size, 9.5, 15);
                Assert.Empty(outside);
            }

            var colours = await page.EvaluateAsync<string[]>("() => [getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector('svg .f0')).fill]");
            Assert.Equal(isDark ? ["rgb(10, 14, 20)", "rgb(152, 153, 255)"] : ["rgb(245, 246, 248)", "rgb(79, 116, 255)"], colours);
            Assert.Empty(opened.Faults);
            Assert.Equal([new Uri(file).AbsoluteUri], opened.Requests);
        }
    }

    [SkippableFact]
    public async Task Under_a_strict_policy_of_the_server_it_looks_the_same_and_asks_for_nothing()
    {
        await using var browser = await Chromium.StartAsync();
        using var shell = sample.Copy();
        var content = await File.ReadAllBytesAsync(await WriteAsync(shell));
        var context = await browser.OpenAsync(1280, 900, isDark: false, isTouch: false);
        var page = await context.NewPageAsync();
        var (faults, requests) = (new List<string>(), new List<string>());
        page.Console += (_, message) => faults.Add(message.Text);
        page.Request += (_, request) => requests.Add(new Uri(request.Url).AbsolutePath);
        await page.RouteAsync("**/*", route => route.FulfillAsync(new()
        {
            Status = (int)HttpStatusCode.OK,
            ContentType = "text/html; charset=utf-8",
            BodyBytes = content,
            Headers = new Dictionary<string, string> { ["Content-Security-Policy"] = $"default-src 'none'; style-src {HtmlReport.StyleHash}; frame-ancestors 'none'" },
        }));
        await page.GotoAsync("http://report.example/report.html");
        Assert.Empty(faults);
        Assert.DoesNotContain(requests, path => path is not ("/report.html" or "/favicon.ico"));
        Assert.Equal("rgb(79, 116, 255)", await page.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('svg .f0')).fill"));
        Assert.Equal(0, await page.EvaluateAsync<int>("() => document.querySelectorAll('script, img, iframe, link, object, [style], [onclick], [src]').length"));
        await context.DisposeAsync();
    }

    [SkippableFact]
    public async Task The_served_page_has_colours_and_no_faults_under_the_servers_own_policy()
    {
        await using var browser = await Chromium.StartAsync();
        using var shell = sample.Copy();
        await using var server = await RunningServer.StartAsync(shell);
        await server.RefreshedAsync();
        foreach (var (width, isDark) in new[] { (1280, false), (390, true) })
        {
            await using var context = await browser.OpenAsync(width, 900, isDark, isTouch: width < 600);
            var page = await context.NewPageAsync();
            var (faults, elsewhere) = (new List<string>(), new List<string>());
            page.Console += (_, message) => faults.AddRange(message.Type == "error" ? [message.Text] : []);
            page.Request += (_, request) => elsewhere.AddRange(request.Url.StartsWith(server.Client.BaseAddress!.AbsoluteUri, StringComparison.Ordinal) ? [] : [request.Url]);
            await page.GotoAsync($"{server.Client.BaseAddress}report?from=2024-01-01&to=2024-12-31&lang=en");
            Assert.Equal(isDark ? "rgb(152, 153, 255)" : "rgb(79, 116, 255)", await page.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('svg .f0')).fill"));
            Assert.Equal(0, await page.EvaluateAsync<int>("() => Math.max(0, document.documentElement.scrollWidth - innerWidth)"));
            Assert.True(await Shots.PageAsync(page, string.Create(CultureInfo.InvariantCulture, $"report-page-{width}")) > 50_000);
            Assert.Empty(faults.Concat(elsewhere));
        }
    }

    [SkippableFact]
    public async Task On_paper_it_is_light_whatever_the_screen_is()
    {
        await using var browser = await Chromium.StartAsync();
        using var shell = sample.Copy();
        await using var opened = await OpenedMap.OpenAsync(browser, await WriteAsync(shell), 1280, 900, isDark: true);
        await opened.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print, ColorScheme = Microsoft.Playwright.ColorScheme.Dark });
        Assert.Equal("rgb(23, 27, 34)", await opened.Page.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('h1')).color"));
        Assert.Equal("rgb(79, 116, 255)", await opened.Page.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('svg .f0')).fill"));
    }

    [SkippableFact]
    public async Task Every_picture_says_in_words_what_it_shows_and_has_its_numbers_below()
    {
        await using var browser = await Chromium.StartAsync();
        using var shell = sample.Copy();
        await using var opened = await OpenedMap.OpenAsync(browser, await WriteAsync(shell), 1280, 900, isDark: false);
        foreach (var picture in Pictures)
        {
            Assert.True((await opened.Page.Locator($"#{picture}-w-t").TextContentAsync())!.Length > 8, picture);
            Assert.True((await opened.Page.Locator($"#{picture}-w-d").TextContentAsync())!.Length > 40, picture);
            Assert.Equal(1, await opened.Page.Locator($"figure:has(#{picture}-w-t) + .scroll table").CountAsync());
        }
    }

    private static async Task<string> WriteAsync(Shell shell)
    {
        var folder = Path.Combine(shell.Folder, "report");
        var told = await shell.RunAsync("report", "--from", "2024-01-01", "--to", "2024-12-31", "--work", shell.Work, "--out", folder);
        Assert.Equal((0, ""), (told.Code, told.Error));
        return Path.Combine(folder, "report.html");
    }
}
