using Insights.Publish.Maps;
using Insights.Tests.Fakes;

namespace Insights.Tests.Live;

/// <summary>The maps of the sample and of labelled texts in a real browser, in both colour schemes and at two widths.</summary>
public sealed class MapInBrowserTests
{
    [SkippableFact]
    public async Task The_map_of_the_sample_works_from_a_file_in_both_schemes_and_widths()
    {
        await using var browser = await Chromium.StartAsync();
        using var shell = new Shell();
        var file = Path.Combine(shell.Folder, "map.html");
        Assert.Equal(0, (await shell.HereAsync("run", "--source", SampleCommunity.Folder, "--map", file)).Code);
        var questions = await File.ReadAllTextAsync(Path.Combine(shell.Out, "conversations.jsonl"));

        foreach (var (width, height, isDark) in new[] { (1280, 900, false), (1280, 900, true), (390, 844, false), (390, 844, true) })
        {
            await using var map = await OpenedMap.OpenAsync(browser, file, width, height, isDark);
            Assert.True(await Shots.PageAsync(map.Page, $"map-{width}-{(isDark ? "dark" : "light")}") > 20_000);
            var colours = isDark ? MapPalette.DarkCategories : MapPalette.LightCategories;
            Assert.All((await map.CountPixelsAsync([.. colours.Take(3), isDark ? MapPalette.DarkRest : MapPalette.LightRest])).Take(3), pixels => Assert.True(pixels > 60, $"{pixels}"));
            Assert.Equal(0, await map.Page.EvaluateAsync<int>("() => Math.max(0, document.documentElement.scrollWidth - innerWidth)"));

            var hovered = await map.HoverAsync(colours[0]);
            Assert.NotEmpty(hovered);
            Assert.Contains(System.Text.Json.JsonEncodedText.Encode(hovered, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString(), questions, StringComparison.Ordinal);
            Assert.Empty(map.Faults);
            Assert.Equal([new Uri(file).AbsoluteUri], map.Requests);
        }
    }

    [SkippableFact]
    public async Task Search_legend_keyboard_table_and_scheme_button_do_what_they_say()
    {
        await using var browser = await Chromium.StartAsync();
        using var shell = new Shell();
        var file = Path.Combine(shell.Folder, "map.html");
        Assert.Equal(0, (await shell.HereAsync("run", "--source", SmallCommunity.WriteTo(shell), "--map", file)).Code);
        await using var map = await OpenedMap.OpenAsync(browser, file, 1280, 900, isDark: false);
        var page = map.Page;

        await page.Locator("#search").FillAsync("barcode");
        Assert.Matches("^[1-9][0-9]* of 24 conversations$", await page.Locator("#found").InnerTextAsync());
        await page.Locator("#search").FillAsync("");
        Assert.Equal("", await page.Locator("#found").InnerTextAsync());

        await page.Locator("#map").FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        var first = await page.Locator("#said").InnerTextAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        Assert.NotEmpty(first);
        Assert.NotEqual(first, await page.Locator("#said").InnerTextAsync());
        await page.Keyboard.PressAsync("Escape");
        Assert.False(await page.Locator("#tip").IsVisibleAsync());

        var legend = page.Locator("#legend button").First;
        var colour = new[] { (await page.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('#legend circle, #legend polygon')).fill")) };
        Assert.StartsWith("rgb", colour[0], StringComparison.Ordinal);
        var hex = "#" + string.Concat(System.Text.RegularExpressions.Regex.Matches(colour[0], "[0-9]+").Select(channel => int.Parse(channel.Value, System.Globalization.CultureInfo.InvariantCulture).ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
        Assert.True((await map.CountPixelsAsync([hex]))[0] > 60);
        await legend.ClickAsync();
        await map.SettleAsync();
        Assert.Equal("false", await legend.GetAttributeAsync("aria-pressed"));
        Assert.Equal(0, (await map.CountPixelsAsync([hex]))[0]);
        await page.Locator("#all").ClickAsync();
        await map.SettleAsync();
        Assert.True((await map.CountPixelsAsync([hex]))[0] > 60);

        await page.Locator("table button").First.ClickAsync();
        await map.SettleAsync();
        Assert.Equal("map", await page.EvaluateAsync<string>("() => document.activeElement.id"));

        await page.Locator("#scheme").ClickAsync();
        await map.SettleAsync();
        Assert.True((await map.CountPixelsAsync([MapPalette.DarkCard]))[0] > 100_000);
        Assert.Empty(map.Faults);
    }

    [SkippableFact]
    public async Task Labelled_texts_are_coloured_by_label_or_by_cluster()
    {
        var data = SampleCommunity.Shared is { } shared ? Path.Combine(shared, "eval-dev", "cluster-hwu64.jsonl") : null;
        Skip.IfNot(File.Exists(data), "The development data is not beside the repository.");
        await using var browser = await Chromium.StartAsync();
        using var shell = new Shell();
        var file = Path.Combine(shell.Folder, "map.html");
        Assert.Equal(0, (await shell.RunAsync("eval", "cluster", data!, "--map", file)).Code);

        foreach (var (width, isDark) in new[] { (1280, false), (390, true) })
        {
            await using var map = await OpenedMap.OpenAsync(browser, file, width, 900, isDark);
            await Shots.PageAsync(map.Page, $"map-hwu64-{width}-{(isDark ? "dark" : "light")}");
            var colours = isDark ? MapPalette.DarkCategories : MapPalette.LightCategories;
            Assert.True((await map.CountPixelsAsync(colours)).Count(pixels => pixels > 60) >= 8);
            await map.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Cluster", Exact = true }).ClickAsync();
            Assert.Equal("Cluster", await map.Page.Locator("#legend-title").InnerTextAsync());
            await map.Page.Locator("#misplaced").CheckAsync();
            Assert.Contains(" of 1,076 texts", await map.Page.Locator("#found").InnerTextAsync(), StringComparison.Ordinal);
            Assert.Empty(map.Faults);
            Assert.Single(map.Requests);
        }
    }
}
