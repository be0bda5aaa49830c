using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Insights.Tests.Fakes;
using Microsoft.Playwright;

namespace Insights.Tests.Live;

/// <summary>The pages for maintainers in a real browser: by keyboard alone, without scripts, and at two widths in both colour schemes.</summary>
public sealed class ReviewInBrowserTests
{
    private static readonly (int Width, int Height, bool IsDark)[] Looks = [(1280, 900, false), (1280, 900, true), (390, 844, false), (390, 844, true)];

    [SkippableFact]
    public async Task A_held_draft_is_approved_by_keyboard_alone_and_appears_on_the_site()
    {
        await using var browser = await Chromium.StartAsync();
        using var shop = await MinedShop.OpenAsync(shell => shell.With("INSIGHTS__Review__Mode", "Manual"));
        await using var server = await RunningServer.StartAsync(shop.Shell);
        await using var context = await browser.OpenAsync(1280, 900, isDark: false, isTouch: false);
        await using var visit = await Visit.OpenAsync(context, new Uri(server.Client.BaseAddress!, "review"), mayFail: false);
        var (page, keys) = (visit.Page, visit.Page.Keyboard);
        Assert.True(await page.Locator("#keys").IsVisibleAsync());

        await keys.PressAsync("j");
        await keys.PressAsync("j");
        await keys.PressAsync("k");
        var question = await page.EvaluateAsync<string>("() => document.activeElement.textContent");
        await keys.PressAsync("Enter");
        await page.Locator("aside").WaitForAsync();
        Assert.Equal(question, await page.Locator("h1").InnerTextAsync());
        await keys.PressAsync("a");
        await page.GetByRole(AriaRole.Status).WaitForAsync();
        Assert.NotEqual(question, await page.Locator("h1").InnerTextAsync());
        Assert.Contains("Kept: approved", await page.GetByRole(AriaRole.Status).InnerTextAsync(), StringComparison.Ordinal);

        await keys.PressAsync("e");
        await keys.PressAsync("Control+a");
        await keys.TypeAsync("What helps in the end?");
        await keys.PressAsync("Escape");
        await page.Locator("details[open] button").FocusAsync();
        await keys.PressAsync("Enter");
        await page.GetByText("Kept: edited").WaitForAsync();
        await keys.PressAsync("q");
        await page.Locator(".queue, .panel").First.WaitForAsync();

        await page.GotoAsync(server.Client.BaseAddress!.AbsoluteUri);
        Assert.Equal(2, await page.Locator("details.entry").CountAsync());
        Assert.Equal(1, await page.Locator("details.entry .q").GetByText(question, new() { Exact = true }).CountAsync());
        Assert.Equal(1, await page.Locator("details.entry .q").GetByText("What helps in the end?").CountAsync());
        Assert.Empty(visit.Faults);
    }

    [SkippableFact]
    public async Task Pages_for_maintainers_fit_are_accessible_and_ask_nobody_else()
    {
        Axe.SkipWhereMissing();
        await using var browser = await Chromium.StartAsync();
        using var shop = await ChangedAsync();
        shop.Shell.With("INSIGHTS__Web__RequestsPerMinute", "10000");
        await using var server = await RunningServer.StartAsync(shop.Shell);
        var waiting = await server.Client.GetFromJsonAsync<JsonElement>("/api/review");
        var changed = waiting.EnumerateArray().Single(item => item.GetProperty("isPublished").GetBoolean());
        var draft = $"review/faq-{MinedShop.Text("id")(changed)}";
        (string Name, string Path)[] pages = [("queue", "review"), ("queue-all", "review?show=all"), ("draft", draft), ("decided", $"review/{shop.Ids()[1]}"), ("ops", "ops")];
        var findings = new List<string>();
        foreach (var (width, height, isDark) in Looks)
        {
            await using var context = await browser.OpenAsync(width, height, isDark, isTouch: width < 600);
            foreach (var (name, path) in pages)
            {
                var look = $"{name}-{width.ToString(CultureInfo.InvariantCulture)}-{(isDark ? "dark" : "light")}";
                await using var visit = await Visit.OpenAsync(context, new Uri(server.Client.BaseAddress!, path), mayFail: false);
                await visit.Page.EvaluateAsync("() => document.querySelectorAll('aside details, details.around:first-of-type').forEach(one => { one.open = true; })");
                findings.AddRange(await visit.InspectAsync(look, server.Client.BaseAddress!));
            }
        }

        Assert.Empty(findings);
    }

    /// <summary>A night that published, then one that waits for a person since somebody said something else in a thread.</summary>
    private static async Task<MinedShop> ChangedAsync()
    {
        var shop = await MinedShop.OpenAsync();
        var thread = shop.Threads.First(thread => shop.Ids().Any(id => shop.Conversations(id).Contains(thread.Channel.ToString(CultureInfo.InvariantCulture))));
        thread.Messages[1]!["content"] = "Write the dump to the second disk in ledger.yaml and restart the scheduler, then the ledger backup works again.";
        thread.ExportedAt = "2025-01-16T02:00:00+00:00";
        shop.Shell.With("INSIGHTS__Review__Mode", "Manual");
        await shop.NightAsync();
        await shop.ReviewAsync("note", shop.Ids()[1], "Written down by us.", "--who", "Ana");
        await shop.ReviewAsync("pin", shop.Ids()[1], "--who", "Bert");
        return shop;
    }
}
