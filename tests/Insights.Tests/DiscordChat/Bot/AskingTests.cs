using System.Text.Json.Nodes;
using Insights.Tests.Fakes;

namespace Insights.Tests.DiscordChat.Bot;

[Collection(nameof(MinedSample))]
public sealed class AskingTests(MinedSample sample) : MinedBotTests(sample)
{
    private const string Known = "How can I add a field to a collection that already has data?";

    [Fact]
    public async Task A_question_is_put_off_and_then_answered_with_link_sources_and_date()
    {
        var asked = await Bot.AskAsync(Known);

        var first = await asked.CallbackAsync();
        Assert.Equal(5, first["type"]!.GetValue<int>());
        var answer = await asked.EditAsync();
        var content = answer["content"]!.GetValue<string>();
        Assert.InRange(content.Length, 100, 2000);
        Assert.Contains("](<https://discord.com/channels/", content, StringComparison.Ordinal);
        Assert.Matches(@"last supported \d{4}-\d\d-\d\d$", content);
        Approved.Matches($"{content}\n\n{string.Join(" | ", Buttons(answer))}\n", "Answer");
    }

    [Fact]
    public async Task What_is_not_in_the_faq_is_said_so()
    {
        var answer = await Bot.AnswerAsync("ask", ("question", "Which bicycle should my grandmother buy for the mountains?"));

        Assert.StartsWith("This is not in the FAQ.", answer["content"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Empty(answer["components"]!.AsArray());
    }

    [Fact]
    public async Task Words_half_typed_are_completed_and_a_choice_is_that_entry()
    {
        var typing = await Bot.Discord.Interactions.SendAsync(BotUnderTest.Command("ask", [("question", "add fie")], type: 4));
        var reply = await typing.CallbackAsync();
        Assert.Equal(8, reply["type"]!.GetValue<int>());
        var choices = reply["data"]!["choices"]!.AsArray();
        Assert.InRange(choices.Count, 1, 25);
        Assert.All(choices, choice => Assert.InRange(choice!["name"]!.GetValue<string>().Length, 1, 100));

        var answer = await Bot.AnswerAsync("ask", ("question", choices[0]!["value"]!.GetValue<string>()));

        Assert.Contains(choices[0]!["value"]!.GetValue<string>(), answer["content"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_is_answered_from_its_menu()
    {
        var asked = await Bot.Discord.Interactions.SendAsync(BotUnderTest.By(BotUnderTest.Person, [], 2, new JsonObject
        {
            ["name"] = "Answer from FAQ", ["type"] = 3, ["target_id"] = "77",
            ["resolved"] = new JsonObject { ["messages"] = new JsonObject { ["77"] = new JsonObject { ["id"] = "77", ["content"] = Known } } },
        }));

        var answer = await asked.EditAsync();

        Assert.Contains("Sources:", answer["content"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_other_commands_answer_the_caller_alone()
    {
        foreach (var (name, expected) in new[] { ("faq gaps", ""), ("faq status", "**Entries:**") })
        {
            var asked = await Bot.CommandAsync(name);
            Assert.Equal(64, (await asked.CallbackAsync())["data"]!["flags"]!.GetValue<int>());
            Assert.Contains(expected, (await asked.EditAsync())["content"]!.GetValue<string>(), StringComparison.Ordinal);
        }

        var found = await Bot.AnswerAsync("faq search", ("words", "add field"));
        Assert.InRange(found["content"]!.GetValue<string>().Split('\n').Length, 1, 5);
        var privacy = (await (await Bot.CommandAsync("faq privacy")).CallbackAsync())["data"]!;
        Assert.Equal(64, privacy["flags"]!.GetValue<int>() & 64);
        Assert.InRange(privacy["content"]!.GetValue<string>().Length, 1, 2000);
        Approved.Matches(privacy["content"]!.GetValue<string>() + "\n", "Privacy");
    }

    [Fact]
    public async Task No_answer_pings_anybody()
    {
        await Bot.AnswerAsync("ask", ("question", Known));
        await Bot.AnswerAsync("ask", ("question", "@everyone <@&1> who broke it?"));
        await Bot.AnswerAsync("faq search", ("words", "@here"));
        await (await Bot.CommandAsync("faq privacy")).CallbackAsync();
        await (await Bot.CommandAsync("faq forget-me")).CallbackAsync();

        var written = Bot.Written();

        Assert.Equal(5, written.Count);
        Assert.All(written, message => Assert.Equal("""{"parse":[]}""", message["allowed_mentions"]!.ToJsonString()));
        Assert.DoesNotContain(written, message => message["content"]!.GetValue<string>().Contains("@everyone", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Commands_are_registered_once()
    {
        Assert.Equal("PUT", Assert.Single(Bot.Discord.CallsTo("/commands"), call => call.Method != "GET").Method);
        await Bot.Server.StopAsync();
        await using var again = await BotUnderTest.StartAsync(Shell, Bot.Discord);
        Assert.Single(Bot.Discord.CallsTo("/commands"), call => call.Method == "PUT");
    }

    private static IEnumerable<string> Buttons(JsonObject message) => message["components"]!.AsArray()
        .SelectMany(row => row!["components"]!.AsArray()).Select(button => button!["label"]!.GetValue<string>());
}
