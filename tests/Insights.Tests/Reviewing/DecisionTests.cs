using System.Text.Json;
using Insights.Tests.Fakes;

namespace Insights.Tests.Reviewing;

/// <summary>Approve, edit, reject, note and pin: published between nights, with who and when, and held to what stands.</summary>
public sealed class DecisionTests
{
    private static Task<MinedShop> ManualAsync() => MinedShop.OpenAsync(shell => shell.With("INSIGHTS__Review__Mode", "Manual"));

    [Fact]
    public async Task An_approved_draft_is_published_at_once_and_nothing_else_is()
    {
        using var shop = await ManualAsync();
        Assert.Empty(shop.Ids());
        var id = MinedShop.Text("id")((await shop.ListAsync())[0]);

        await shop.ReviewAsync("approve", id, "--who", "Ana");

        Assert.Equal([$"faq-{id}"], shop.Ids());
        Assert.DoesNotContain("Ana", shop.Shell.Published(), StringComparison.Ordinal);
        var sheet = await ShowAsync(shop, id);
        var decision = Assert.Single(sheet.GetProperty("history").EnumerateArray());
        Assert.Equal(("Ana", "approved"), (MinedShop.Text("who")(decision), MinedShop.Text("what")(decision)));

        var published = shop.Shell.Published();
        await shop.NightAsync();
        Assert.Equal(published, shop.Shell.Published());
    }

    [Fact]
    public async Task What_was_approved_between_nights_can_be_asked_at_once()
    {
        using var shop = await ManualAsync();
        var item = (await shop.ListAsync())[0];
        await shop.ReviewAsync("approve", MinedShop.Text("id")(item));

        var told = await shop.Shell.HereAsync("ask", MinedShop.Text("question")(item), "--json");
        using var answer = JsonDocument.Parse(told.Output);
        Assert.Equal($"faq-{MinedShop.Text("id")(item)}", answer.RootElement.GetProperty("ranked")[0].GetProperty("entry").GetString());
    }

    [Fact]
    public async Task An_edit_passes_the_checks_of_mined_claims_or_is_refused()
    {
        using var shop = await ManualAsync();
        var id = MinedShop.Text("id")((await shop.ListAsync())[0]);
        var claim = (await ShowAsync(shop, id)).GetProperty("answer")[0];
        var evidence = claim.GetProperty("evidence").GetRawText();
        var invented = shop.Shell.Write("invented.json", $$"""{"answer":[{"text":"Reboot the mainframe at full moon 77 times.","evidence":{{evidence}}}]}""");
        var unquoted = shop.Shell.Write(
            "unquoted.json",
            $$"""{"answer":[{"text":{{claim.GetProperty("text").GetRawText()}},"evidence":[{"message":{{claim.GetProperty("evidence")[0].GetProperty("message").GetRawText()}},"quote":"nobody said this"}]}]}""");
        var worded = shop.Shell.Write(
            "worded.json", $$"""{"question":"What helps against it?","answer":[{"text":{{claim.GetProperty("text").GetRawText()}},"evidence":{{evidence}}}]}""");

        await shop.Shell.RefusedAsync(2, "review", "edit", id, "--file", invented);
        await shop.Shell.RefusedAsync(2, "review", "edit", id, "--file", unquoted);
        await shop.ReviewAsync("edit", id, "--file", worded);

        Assert.Equal("What helps against it?", MinedShop.Text("question")(shop.Entry($"faq-{id}")));
    }

    [Fact]
    public async Task A_note_is_shown_as_the_maintainers_and_an_empty_one_takes_it_away()
    {
        using var shop = await MinedShop.OpenAsync();
        var id = shop.Ids()[0];

        await shop.ReviewAsync("note", id, "Fixed in the coming release.");
        Assert.Equal("Fixed in the coming release.", MinedShop.Text("note")(shop.Entry(id)));
        await shop.NightAsync("--full");
        Assert.Equal("Fixed in the coming release.", MinedShop.Text("note")(shop.Entry(id)));

        await shop.ReviewAsync("note", id, "");
        Assert.False(shop.Entry(id).TryGetProperty("note", out _));
    }

    [Fact]
    public async Task A_pinned_entry_outlives_a_bar_that_its_draft_does_not_reach_until_it_is_let_go()
    {
        using var shop = await MinedShop.OpenAsync();
        var id = shop.Ids()[0];
        await shop.ReviewAsync("pin", id);

        shop.Shell.With("INSIGHTS__Review__MinConversations", "9");
        await shop.NightAsync("--accept-moves");
        Assert.Equal([id], shop.Ids());

        await shop.ReviewAsync("unpin", id);
        Assert.Empty(shop.Ids());
    }

    [Fact]
    public async Task What_is_taken_back_leaves_a_pinned_entry_all_the_same()
    {
        using var shop = await MinedShop.OpenAsync();
        var id = shop.Ids()[0];
        await shop.ReviewAsync("pin", id);
        foreach (var thread in shop.Threads.Where(thread => shop.Conversations(id).Contains($"{thread.Channel}")))
        {
            thread.Messages[1]!["content"] = "Never mind.";
            thread.ExportedAt = "2025-01-16T02:00:00+00:00";
        }

        await shop.NightAsync("--accept-moves");

        Assert.DoesNotContain(id, shop.Ids());
    }

    [Fact]
    public async Task The_second_of_two_maintainers_is_told_that_the_draft_moved()
    {
        using var shop = await ManualAsync();
        var item = (await shop.ListAsync())[0];
        var (id, seen) = (MinedShop.Text("id")(item), MinedShop.Text("version")(item));

        await shop.ReviewAsync("approve", id, "--seen", seen);
        var told = await shop.Shell.RefusedAsync(2, "review", "reject", id, "--seen", seen);

        Assert.Contains("look again", told.Error, StringComparison.Ordinal);
        Assert.Equal([$"faq-{id}"], shop.Ids());
    }

    [Fact]
    public async Task What_was_forgotten_since_the_night_leaves_with_the_next_decision_about_anything()
    {
        using var shop = await MinedShop.OpenAsync();
        var (id, other) = (shop.Ids()[0], shop.Ids()[1]);
        var message = shop.Entry(id).GetProperty("answer")[0].GetProperty("evidence")[0].GetProperty("message").GetString()!;
        Assert.Equal(0, (await shop.Shell.HereAsync("forget", "--message", message)).Code);

        await shop.ReviewAsync("note", other, "Read the manual.");

        Assert.DoesNotContain(message, shop.Shell.Published(), StringComparison.Ordinal);
        Assert.Equal("Read the manual.", MinedShop.Text("note")(shop.Entry(other)));
    }

    private static async Task<JsonElement> ShowAsync(MinedShop shop, string id)
    {
        var told = await shop.ReviewAsync("show", id, "--json");
        using var sheet = JsonDocument.Parse(told.Output);
        return sheet.RootElement.Clone();
    }
}
