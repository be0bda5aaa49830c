using System.Text.Json.Nodes;
using Insights.Tests.Fakes;
using Insights.Tests.Fakes.DiscordServer;

namespace Insights.Tests.DiscordChat.Bot;

[Collection(nameof(MinedSample))]
public sealed class InteractionFaultTests(MinedSample sample) : MinedBotTests(sample)
{
    [Fact]
    public async Task An_interaction_that_comes_twice_is_answered_once()
    {
        var (interaction, sent) = Bot.Discord.Interactions.Make(BotUnderTest.Command("ask", [("question", "add a field")]));

        await Bot.Discord.Gateway.DispatchAsync("INTERACTION_CREATE", sent);
        await Bot.Discord.Gateway.DispatchAsync("INTERACTION_CREATE", sent);
        await interaction.EditAsync();
        await StillAnswersAsync();

        Assert.Single(Bot.Discord.CallsTo($"/interactions/{interaction.Id}/"));
    }

    [Fact]
    public async Task One_that_expired_is_given_up()
    {
        var (interaction, sent) = Bot.Discord.Interactions.Make(BotUnderTest.Command("ask", [("question", "add a field")]));
        Bot.Server.Clock.Advance(TimeSpan.FromSeconds(4));

        await Bot.Discord.Gateway.DispatchAsync("INTERACTION_CREATE", sent);
        await StillAnswersAsync();

        Assert.Equal(404, Assert.Single(Bot.Discord.CallsTo($"/interactions/{interaction.Id}/")).Status);
        Assert.Empty(Bot.Discord.CallsTo($"/{interaction.Token}/messages"));
    }

    [Fact]
    public async Task One_that_was_acknowledged_already_is_answered_all_the_same()
    {
        var (interaction, sent) = Bot.Discord.Interactions.Make(BotUnderTest.Command("ask", [("question", "add a field")]));
        interaction.Acknowledge(new JsonObject { ["type"] = 5 });

        await Bot.Discord.Gateway.DispatchAsync("INTERACTION_CREATE", sent);

        Assert.NotEmpty((await interaction.EditAsync())["content"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_token_that_ran_out_takes_nothing_with_it()
    {
        Bot.Discord.Faults = call => call.Path.EndsWith("/@original", StringComparison.Ordinal) ? new FakeFault.Refuses(401, 50027) : null;
        var asked = await Bot.AskAsync("add a field");
        await asked.CallbackAsync();
        await Bot.UntilAsync(() => Bot.Discord.CallsTo($"/{asked.Token}/messages").Count > 0);

        Bot.Discord.Faults = _ => null;

        await StillAnswersAsync();
    }

    [Fact]
    public async Task Another_server_gets_no_answer_from_this_faq()
    {
        var asked = await Bot.Discord.Interactions.SendAsync(BotUnderTest.By(
            BotUnderTest.Person, [], 2, new JsonObject { ["name"] = "ask", ["type"] = 1 }, sent => sent["guild_id"] = "123456"));

        var told = await asked.CallbackAsync();

        Assert.Equal((4, 64), (told["type"]!.GetValue<int>(), told["data"]!["flags"]!.GetValue<int>() & 64));
    }

    [Fact]
    public async Task Who_asks_too_often_is_asked_to_wait()
    {
        JsonObject last = [];
        for (var count = 0; count < 7; count++)
        {
            last = await (await Bot.CommandAsync("faq privacy")).CallbackAsync();
        }

        Assert.Contains("try again in 60 seconds", last["data"]!["content"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_button_of_a_version_that_is_no_more_says_so()
    {
        var told = await (await Bot.PressAsync("i0|Helped|faq-1|")).CallbackAsync();

        Assert.Contains("no longer known", told["data"]!["content"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    private async Task StillAnswersAsync() =>
        Assert.NotEmpty((await Bot.AnswerAsync("ask", ("question", "add a field")))["content"]!.GetValue<string>());
}
