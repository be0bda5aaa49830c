using System.Text.Json.Nodes;
using Insights.Pipeline;
using Insights.Publish;
using Insights.Tests.Fakes;
using Insights.Tests.Fakes.DiscordServer;

namespace Insights.Tests.DiscordChat.Bot;

[Collection(nameof(MinedSample))]
public sealed class FeedbackTests(MinedSample sample) : MinedBotTests(sample)
{
    [Fact]
    public async Task Votes_are_kept_by_pseudonym_and_shown_to_maintainers_and_in_the_gaps()
    {
        var answer = await Bot.AnswerAsync("ask", ("question", "How can I add a field to a collection that already has data?"));
        await VoteAsync(answer, "Not helpful", person: 5);
        await VoteAsync(answer, "Not helpful", person: 6);
        await VoteAsync(answer, "This helped", person: 6);

        var lines = FeedbackFile.Read(new WorkFolder(Shell.Work));
        Assert.Equal([FeedbackKind.NotHelpful, FeedbackKind.NotHelpful, FeedbackKind.Helped], lines.Select(line => line.Kind));
        var entry = Assert.Single(FeedbackFile.Fold(lines));
        Assert.Equal((1, 1, 0), (entry.Helped, entry.NotHelpful, entry.AskedHuman));
        Assert.DoesNotContain("\"5\"", await File.ReadAllTextAsync(Path.Combine(Shell.Work, "feedback.jsonl")), StringComparison.Ordinal);

        await Bot.Server.StopAsync();
        Assert.Equal(0, (await Shell.HereAsync("run", "--source", SampleCommunity.Folder)).Code);
        var gaps = await File.ReadAllTextAsync(Path.Combine(Shell.Out, "gaps.md"));
        Assert.Contains("not helpful: 1, helped: 1", gaps, StringComparison.Ordinal);
        var listed = await Shell.HereAsync("review", "list", "--all", "--json");
        var item = JsonNode.Parse(listed.Output)!.AsArray().Single(one => $"faq-{one!["id"]!.GetValue<string>()}" == entry.Entry)!;
        Assert.Equal(1, item["feedback"]!["notHelpful"]!.GetValue<int>());

        var published = Shell.Published();
        Assert.Equal(0, (await Shell.HereAsync("run", "--source", SampleCommunity.Folder)).Code);
        Assert.Equal(published, Shell.Published());
    }

    [Fact]
    public async Task A_person_is_called_once_and_the_role_alone_is_pinged()
    {
        var answer = await Bot.AnswerAsync("ask", ("question", "How can I add a field to a collection that already has data?"));
        var button = ButtonOf(answer, "Ask a human");

        var first = await Bot.PressAsync(button, content: answer["content"]!.GetValue<string>());
        var changed = await first.CallbackAsync();
        await Bot.UntilAsync(() => Calls().Count > 0);
        await (await Bot.PressAsync(button)).CallbackAsync();
        await (await Bot.CommandAsync("faq privacy")).CallbackAsync();

        Assert.Equal(7, changed["type"]!.GetValue<int>());
        Assert.True(changed["data"]!["components"]![0]!["components"]![2]!["disabled"]!.GetValue<bool>());
        var call = JsonNode.Parse(Assert.Single(Calls()).Body)!;
        Assert.Equal($$"""{"parse":[],"roles":["{{BotUnderTest.HumanRole}}"]}""", call["allowed_mentions"]!.ToJsonString());
        Assert.True(call["enforce_nonce"]!.GetValue<bool>());
        Assert.Contains($"<@&{BotUnderTest.HumanRole}>", call["content"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.All(Bot.Written().Where(message => message["nonce"] is null), message =>
            Assert.Equal("""{"parse":[]}""", message["allowed_mentions"]!.ToJsonString()));
    }

    private IReadOnlyList<FakeCall> Calls() => Bot.Discord.CallsTo($"/channels/{BotUnderTest.Channel}/messages");

    private async Task VoteAsync(JsonObject answer, string label, ulong person) =>
        await (await Bot.PressAsync(ButtonOf(answer, label), person: person)).EditAsync();

    private static string ButtonOf(JsonObject message, string label) => message["components"]!.AsArray()
        .SelectMany(row => row!["components"]!.AsArray())
        .Single(button => button!["label"]!.GetValue<string>() == label)!["custom_id"]!.GetValue<string>();
}
