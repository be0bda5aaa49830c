using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Insights.Ingest;
using Insights.Pipeline;
using Insights.Publish;
using Insights.Tests.Fakes;

namespace Insights.Tests.Web.Queue;

/// <summary>The review queue as a maintainer with a browser uses it, without any script.</summary>
public sealed class QueueTests
{
    private static Task<MinedShop> ManualAsync() => MinedShop.OpenAsync(shell => shell.With("INSIGHTS__Review__Mode", "Manual"));

    [Fact]
    public async Task Queue_drafts_decisions_and_operations_are_for_maintainers_only()
    {
        using var shop = await ManualAsync();
        await using var server = await RunningServer.StartAsync(shop.Shell);
        var id = MinedShop.Text("id")((await shop.ListAsync())[0]);
        foreach (var path in new[] { "/review", $"/review/faq-{id}", "/ops", "/api/review", $"/api/review/{id}" })
        {
            using var brought = await server.GetAsync(path, ("X-Forwarded-For", "127.0.0.1"));
            Assert.Equal(HttpStatusCode.Forbidden, brought.StatusCode);
            using var here = await server.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, here.StatusCode);
        }

        using var visitor = new Visitor(server.Client.BaseAddress!);
        Assert.Equal(HttpStatusCode.BadRequest, await visitor.ForgeAsync($"/review/faq-{id}/approve", ("seen", "")));
        Assert.Empty(shop.Ids());
    }

    [Fact]
    public async Task A_held_draft_is_approved_and_readers_see_it_at_once()
    {
        using var shop = await ManualAsync();
        await using var server = await RunningServer.StartAsync(shop.Shell);
        using var visitor = new Visitor(server.Client.BaseAddress!);
        var item = (await shop.ListAsync())[0];
        var id = $"faq-{MinedShop.Text("id")(item)}";
        var list = await visitor.OpenAsync("/review");
        Assert.Contains(id, list.Body, StringComparison.Ordinal);

        var next = await visitor.SubmitToAsync($"/review/{id}", "/approve");

        // Whoever works through the queue goes on with the next draft, and is told what was kept.
        Assert.Equal(HttpStatusCode.OK, next.Status);
        Assert.StartsWith("/review/faq-", next.At.AbsolutePath, StringComparison.Ordinal);
        Assert.NotEqual($"/review/{id}", next.At.AbsolutePath);
        Assert.Contains("Kept: approved", next.Body, StringComparison.Ordinal);
        Assert.Contains(WebUtility.HtmlEncode(MinedShop.Text("question")(item)), (await visitor.OpenAsync("/")).Body, StringComparison.Ordinal);
        Assert.Equal([id], shop.Ids());
        var page = await visitor.OpenAsync($"/review/{id}");
        Assert.Contains($"{Environment.UserName}: approved", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_action_has_a_form_that_works()
    {
        using var shop = await MinedShop.OpenAsync();
        await using var server = await RunningServer.StartAsync(shop.Shell);
        using var visitor = new Visitor(server.Client.BaseAddress!);
        var (first, second, third) = (shop.Ids()[0], shop.Ids()[1], shop.Ids()[2]);

        await DoAsync(first, "note", ("note", "Written down by us."));
        Assert.Equal("Written down by us.", MinedShop.Text("note")(shop.Entry(first)));
        await DoAsync(first, "pin");
        await DoAsync(first, "unpin");

        var sentence = MinedShop.Text("text")(shop.Entry(second).GetProperty("answer")[0]);
        await DoAsync(second, "edit", ("question", "What helps here?"), ("claim0", sentence));
        Assert.Equal("What helps here?", MinedShop.Text("question")(shop.Entry(second)));
        Assert.Equal(1, shop.Entry(second).GetProperty("answer").GetArrayLength());

        var moved = shop.Conversations(first);
        await DoAsync(first, "merge", ("into", second));
        Assert.DoesNotContain(first, shop.Ids());
        Assert.Superset(moved.ToHashSet(), shop.Conversations(second).ToHashSet());
        await DoAsync(second, "split", [.. moved.Select(conversation => ("conversation", conversation))]);
        Assert.Equal(moved, shop.Conversations(first));

        await DoAsync(third, "reject", ("reason", "Wrong <version>"));
        Assert.DoesNotContain(third, shop.Ids());
        var page = await server.Client.GetStringAsync(new Uri($"/review/{third}", UriKind.Relative));
        Assert.Contains("<q>Wrong &lt;version&gt;</q>", page, StringComparison.Ordinal);

        async Task DoAsync(string id, string verb, params IReadOnlyList<(string Name, string Value)> values)
        {
            var done = await visitor.SubmitToAsync($"/review/{id}", $"/{verb}", values);
            Assert.True(done.Status == HttpStatusCode.OK, $"{verb}: {done.Status} {done.Body}");
            Assert.Contains("role=\"status\"", done.Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_edit_that_says_more_than_its_evidence_is_refused_and_nothing_typed_is_lost()
    {
        using var shop = await MinedShop.OpenAsync();
        await using var server = await RunningServer.StartAsync(shop.Shell);
        using var visitor = new Visitor(server.Client.BaseAddress!);
        var id = shop.Ids()[0];
        var before = shop.Shell.Published();
        var fields = Enumerable.Range(0, shop.Entry(id).GetProperty("answer").GetArrayLength())
            .Select(place => ($"claim{place}", "Reboot the mainframe at full moon 77 times.")).Append(("question", "What now?"));

        var refused = await visitor.SubmitToAsync($"/review/{id}", "/edit", [.. fields]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("role=\"alert\"", refused.Body, StringComparison.Ordinal);
        Assert.Contains("Reboot the mainframe at full moon 77 times.</textarea>", refused.Body, StringComparison.Ordinal);
        Assert.Equal(before, shop.Shell.Published());
    }

    [Fact]
    public async Task The_second_of_two_browsers_is_told_to_look_again()
    {
        using var shop = await ManualAsync();
        await using var server = await RunningServer.StartAsync(shop.Shell);
        using var visitor = new Visitor(server.Client.BaseAddress!);
        var item = (await shop.ListAsync())[0];
        var id = $"faq-{MinedShop.Text("id")(item)}";
        await visitor.SubmitToAsync($"/review/{id}", "/approve");

        var late = await visitor.SubmitToAsync($"/review/{id}", "/reject", ("seen", MinedShop.Text("version")(item)));

        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("Look again", late.Body, StringComparison.Ordinal);
        Assert.Equal([id], shop.Ids());
    }

    [Fact]
    public async Task What_people_said_of_an_entry_stands_beside_it_and_leads_to_those_that_did_not_help()
    {
        using var shop = await MinedShop.OpenAsync();
        var (id, other) = (shop.Ids()[0], shop.Ids()[1]);
        var work = new WorkFolder(shop.Shell.Work);
        FeedbackFile.Add(work, new FeedbackLine(id, FeedbackKind.NotHelpful, new Pseudonym("u1"), DateTimeOffset.UnixEpoch));
        FeedbackFile.Add(work, new FeedbackLine(other, FeedbackKind.Helped, new Pseudonym("u1"), DateTimeOffset.UnixEpoch));
        await using var server = await RunningServer.StartAsync(shop.Shell);
        using var visitor = new Visitor(server.Client.BaseAddress!);

        var lacking = (await visitor.OpenAsync("/review?show=lacking")).Body;

        Assert.Contains(id, lacking, StringComparison.Ordinal);
        Assert.DoesNotContain(other, lacking, StringComparison.Ordinal);
        Assert.Contains("helped 0, did not help 1, asked for a person 0", lacking, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_decide_by_json_and_are_told_what_changed()
    {
        using var shop = await ManualAsync();
        await using var server = await RunningServer.StartAsync(shop.Shell);
        var waiting = await server.Client.GetFromJsonAsync<JsonElement>("/api/review");
        var (id, seen) = (MinedShop.Text("id")(waiting[0]), MinedShop.Text("version")(waiting[0]));

        using var approved = await server.Client.PostAsJsonAsync($"/api/review/{id}/approve", new { seen, note = "Ours." });
        var told = await approved.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((HttpStatusCode.OK, "published"), (approved.StatusCode, MinedShop.Text("outcome")(told)));
        Assert.Equal("added", MinedShop.Text("kind")(told.GetProperty("changes")[0]));
        using var late = await server.Client.PostAsJsonAsync($"/api/review/{id}/reject", new { seen });
        using var unknown = await server.Client.PostAsJsonAsync($"/api/review/{id}/praise", new { seen });
        using var refused = await server.Client.PostAsJsonAsync($"/api/review/{id}/merge", new { into = id });
        Assert.Equal(
            [HttpStatusCode.Conflict, HttpStatusCode.NotFound, HttpStatusCode.UnprocessableEntity],
            new[] { late.StatusCode, unknown.StatusCode, refused.StatusCode });
        Assert.Equal("Ours.", MinedShop.Text("note")(shop.Entry($"faq-{id}")));
    }
}
