using System.Globalization;
using System.Text.RegularExpressions;
using Insights.Tests.Fakes;
using Microsoft.Playwright;

namespace Insights.Tests.Live;

/// <summary>Every public page in a real browser, at two widths and in both colour schemes.</summary>
[Collection(nameof(MinedSample))]
public sealed class SiteInBrowserTests(MinedSample sample)
{
    private const string Known = "How can I add a field to a collection that already has data?";

    private static readonly (int Width, int Height, bool IsDark)[] Looks = [(1280, 900, false), (1280, 900, true), (390, 844, false), (390, 844, true)];

    [SkippableFact]
    public async Task Every_page_fits_is_accessible_and_asks_nobody_else()
    {
        Axe.SkipWhereMissing();
        await using var browser = await Chromium.StartAsync();
        using var shell = sample.Copy().With("INSIGHTS__Web__RequestsPerMinute", "10000").With("INSIGHTS__Web__ApiTokens__0", "anna:the-token-of-anna-0001");
        await using var server = await RunningServer.StartAsync(shell);
        var home = await server.Client.GetStringAsync(new Uri("/", UriKind.Relative));
        var entry = Regex.Matches(home, "href=\"\\./(q/[^\"]+)\"").Select(match => match.Groups[1].Value).Distinct().ElementAt(3);
        (string Name, string Path)[] pages =
        [
            ("home", ""), ("entry", entry), ("changes", "changes"), ("ask", "ask"), ("answered", $"ask?q={Uri.EscapeDataString(Known)}"),
            ("abstained", "ask?q=Who%20won%20the%20match%3F"), ("map", "map"), ("login", "login"), ("missing", "nowhere"),
        ];
        var findings = new List<string>();
        foreach (var (width, height, isDark) in Looks)
        {
            await using var context = await browser.OpenAsync(width, height, isDark, isTouch: width < 600);
            foreach (var (name, path) in pages)
            {
                var look = $"{name}-{width.ToString(CultureInfo.InvariantCulture)}-{(isDark ? "dark" : "light")}";
                await using var visit = await Visit.OpenAsync(context, new Uri(server.Client.BaseAddress!, path), mayFail: name == "missing");
                findings.AddRange(await visit.InspectAsync(look, server.Client.BaseAddress!));
            }
        }

        Assert.Empty(findings);
    }

    [SkippableFact]
    public async Task Search_keyboard_anchors_and_scheme_do_what_they_say()
    {
        await using var browser = await Chromium.StartAsync();
        await using var server = await RunningServer.StartAsync(sample.Shell);
        await using var context = await browser.OpenAsync(1280, 900, isDark: false, isTouch: false);
        await using var visit = await Visit.OpenAsync(context, server.Client.BaseAddress!, mayFail: false);
        var page = visit.Page;
        var all = await page.Locator("details.entry").CountAsync();

        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("collection");
        var matching = await page.Locator("details.entry:visible").CountAsync();
        Assert.InRange(matching, 1, all - 1);
        Assert.Equal($"{matching} of {all} entries", await page.Locator("#found").InnerTextAsync());
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal(1, await page.Locator("details.entry[open]").CountAsync());
        await page.Locator("#search").FillAsync("zzzz nothing");
        Assert.Equal("No entry has these words.", await page.Locator("#found").InnerTextAsync());
        await page.Locator("#search").FocusAsync();
        await page.Keyboard.PressAsync("Escape");
        Assert.Equal(all, await page.Locator("details.entry:visible").CountAsync());

        var slug = await page.Locator("details.entry .inside").Nth(2).GetAttributeAsync("id");
        await page.GotoAsync(new Uri(server.Client.BaseAddress!, "#" + slug).AbsoluteUri);
        await page.ReloadAsync();
        Assert.True(await page.Locator($"details.entry:has(#{slug})").EvaluateAsync<bool>("entry => entry.open"));

        Assert.Equal("rgb(245, 246, 248)", await ColourAsync(page));
        await page.Locator("#scheme").ClickAsync();
        Assert.Equal("rgb(10, 14, 20)", await ColourAsync(page));
        await page.GotoAsync(new Uri(server.Client.BaseAddress!, "changes").AbsoluteUri);
        Assert.Equal("rgb(10, 14, 20)", await ColourAsync(page));

        await page.GotoAsync(server.Client.BaseAddress!.AbsoluteUri);
        await page.Locator("#search").FillAsync(Known);
        await page.Locator("#search").PressAsync("Enter");
        Assert.Equal("false", await page.Locator("section[data-abstained]").GetAttributeAsync("data-abstained"));
        Assert.Contains("/ask?q=", page.Url, StringComparison.Ordinal);
        Assert.Empty(visit.Faults);
    }

    [SkippableFact]
    public async Task The_site_of_a_folder_works_from_the_disk()
    {
        await using var browser = await Chromium.StartAsync();
        using var shell = sample.Copy();
        var folder = Path.Combine(shell.Folder, "site");
        Assert.Equal(0, (await shell.HereAsync("run", "--source", SampleCommunity.Folder, "--site", folder)).Code);
        await using var context = await browser.OpenAsync(1280, 900, isDark: false, isTouch: false);
        await using var visit = await Visit.OpenAsync(context, new Uri(Path.Combine(folder, "index.html")), mayFail: true);
        await visit.Page.Locator("details.entry summary").First.ClickAsync();
        await visit.Page.Locator("details.entry[open] .facts a").First.ClickAsync();
        await visit.Page.WaitForURLAsync("**/q/*.html");
        Assert.True(await visit.Page.Locator("blockquote").CountAsync() > 0);
        await visit.Page.Locator("header .name").ClickAsync();
        await visit.Page.WaitForURLAsync("**/index.html");
        Assert.True(File.Exists(Path.Combine(folder, "map.html")));
    }

    private static Task<string> ColourAsync(IPage page) => page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).backgroundColor");
}
