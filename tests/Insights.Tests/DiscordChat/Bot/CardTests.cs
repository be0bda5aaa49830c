using System.Text.Json.Nodes;
using Insights.Pipeline;
using Insights.Tests.Fakes;

namespace Insights.Tests.DiscordChat.Bot;

/// <summary>Where nothing is published without a person, every draft waits.</summary>
public sealed class CardTests : IAsyncLifetime
{
    private readonly Shell shell = new Shell().With("INSIGHTS__Review__Mode", "Manual");
    private BotUnderTest bot = null!;

    public async Task InitializeAsync()
    {
        Assert.Equal(0, (await shell.HereAsync("run", "--source", SmallCommunity.WriteTo(shell))).Code);
        bot = await BotUnderTest.StartAsync(shell, await BotUnderTest.StartDiscordAsync());
        await bot.UntilAsync(() => Cards().Count > 0);
    }

    public async Task DisposeAsync()
    {
        await bot.DisposeAsync();
        shell.Dispose();
    }

    [Fact]
    public async Task A_held_draft_is_approved_from_its_card_and_published()
    {
        var card = Cards()[0];
        var draft = DraftOf(card);
        Assert.DoesNotContain(draft, Faq(), StringComparison.Ordinal);
        var refused = await (await bot.PressAsync(ButtonOf(card, "Approve"))).CallbackAsync();
        Assert.Contains("Only reviewers", refused["data"]!["content"]!.GetValue<string>(), StringComparison.Ordinal);

        var told = await (await bot.PressAsync(ButtonOf(card, "Approve"), roles: [BotUnderTest.ReviewerRole])).EditAsync();

        Assert.Equal("Approved. The FAQ is up to date.", told["content"]!.GetValue<string>());
        Assert.Contains($"\"id\": \"faq-{draft}\"", Faq(), StringComparison.Ordinal);
        Assert.Equal("discord:5", DecisionFile.Read(new WorkFolder(shell.Work))[^1].Who);
        var closed = JsonNode.Parse(Assert.Single(bot.Discord.CallsTo($"/channels/{BotUnderTest.ReviewChannel}/messages/"), call => call.Method == "PATCH").Body)!;
        Assert.Equal($"`faq-{draft}` Approved by <@5>.", closed["content"]!.GetValue<string>());
        Assert.Empty(closed["components"]!.AsArray());
        Assert.All(bot.Written(), message => Assert.Equal("""{"parse":[]}""", message["allowed_mentions"]!.ToJsonString()));
    }

    [Fact]
    public async Task A_card_is_rejected_with_a_reason_and_a_second_press_finds_it_decided()
    {
        var card = Cards()[0];
        var form = (await (await bot.PressAsync(ButtonOf(card, "Reject"), roles: [BotUnderTest.ReviewerRole])).CallbackAsync())["data"]!;

        var told = await (await bot.SubmitAsync(form["custom_id"]!.GetValue<string>(), ("reason", "wrong *version*"))).EditAsync();
        var late = await (await bot.PressAsync(ButtonOf(card, "Edit"), roles: [BotUnderTest.ReviewerRole])).CallbackAsync();

        Assert.Equal(@"Rejected (wrong \*version\*). The FAQ is up to date.", told["content"]!.GetValue<string>());
        Assert.Contains("has changed since", late["data"]!["content"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.DoesNotContain(DraftOf(card), Faq(), StringComparison.Ordinal);
        Assert.Contains("rejected by discord:5: wrong *version*", (await shell.HereAsync("review", "show", DraftOf(card))).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_gets_another_question_by_its_form()
    {
        var card = Cards()[0];
        var form = (await (await bot.PressAsync(ButtonOf(card, "Edit"), roles: [BotUnderTest.ReviewerRole])).CallbackAsync());
        Assert.Equal(9, form["type"]!.GetValue<int>());
        var fields = form["data"]!["components"]!.AsArray().Select(field => field!["component"]!).ToList();
        var (question, answer) = ($"{fields[0]["value"]!.GetValue<string>()} (any version)", fields[1]["value"]!.GetValue<string>());

        var told = await (await bot.SubmitAsync(
            form["data"]!["custom_id"]!.GetValue<string>(), ("question", question), ("answer", answer))).EditAsync();
        var spoilt = await (await bot.SubmitAsync(form["data"]!["custom_id"]!.GetValue<string>(), ("question", "Again?"), ("answer", answer))).EditAsync();

        Assert.Equal("Approved in other words. The FAQ is up to date.", told["content"]!.GetValue<string>());
        Assert.Contains("(any version)", Faq(), StringComparison.Ordinal);
        Assert.Contains("has changed since", spoilt["content"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_that_is_decided_elsewhere_loses_its_card()
    {
        var draft = DraftOf(Cards()[0]);
        Assert.Equal(0, (await shell.HereAsync("review", "reject", draft, "--who", "somebody")).Code);

        await bot.AfterChoresAsync(() => bot.Discord.Calls.Any(call => call.Method == "PATCH"));

        var closed = JsonNode.Parse(bot.Discord.Calls.First(call => call.Method == "PATCH").Body)!;
        Assert.Equal($"`faq-{draft}` This draft was decided or has changed.", closed["content"]!.GetValue<string>());
    }

    private string Faq() => File.ReadAllText(Path.Combine(shell.Out, "faq.json"));

    private List<JsonObject> Cards() =>
    [
        .. bot.Discord.CallsTo($"/channels/{BotUnderTest.ReviewChannel}/messages")
            .Where(call => call is { Method: "POST", Status: 200 }).Select(call => JsonNode.Parse(call.Body)!.AsObject()),
    ];

    private static string DraftOf(JsonObject card) => ButtonOf(card, "Approve").Split('|')[2];

    private static string ButtonOf(JsonObject card, string label) => card["components"]![0]!["components"]!.AsArray()
        .Single(button => button!["label"]!.GetValue<string>() == label)!["custom_id"]!.GetValue<string>();
}
