using System.Text.Json.Nodes;
using Insights.Tests.Fakes;
using Insights.Tests.Fakes.DiscordServer;

namespace Insights.Tests.DiscordChat.Bot;

[Collection(nameof(MinedSample))]
public sealed class InteractionFaultTests(MinedSample sample) : IAsyncLifetime
{
    private readonly Shell shell = sample.Copy();
    private BotUnderTest bot = null!;

    public async Task InitializeAsync() => bot = await BotUnderTest.StartAsync(shell, await BotUnderTest.StartDiscordAsync());

    public async Task DisposeAsync()
    {
        await bot.DisposeAsync();
        shell.Dispose();
    }

    [Fact]
    public async Task An_interaction_that_comes_twice_is_answered_once()
    {
        var (interaction, sent) = bot.Discord.Interactions.Make(BotUnderTest.Command("ask", [("question", "add a field")]));

        await bot.Discord.Gateway.DispatchAsync("INTERACTION_CREATE", sent);
        await bot.Discord.Gateway.DispatchAsync("INTERACTION_CREATE", sent);
        await interaction.EditAsync();
        await StillAnswersAsync();

        Assert.Single(bot.Discord.CallsTo($"/interactions/{interaction.Id}/"));
    }

    [Fact]
    public async Task One_that_expired_is_given_up()
    {
        var (interaction, sent) = bot.Discord.Interactions.Make(BotUnderTest.Command("ask", [("question", "add a field")]));
        bot.Server.Clock.Advance(TimeSpan.FromSeconds(4));

        await bot.Discord.Gateway.DispatchAsync("INTERACTION_CREATE", sent);
        await StillAnswersAsync();

        Assert.Equal(404, Assert.Single(bot.Discord.CallsTo($"/interactions/{interaction.Id}/")).Status);
        Assert.Empty(bot.Discord.CallsTo($"/{interaction.Token}/messages"));
    }

    [Fact]
    public async Task One_that_was_acknowledged_already_is_answered_all_the_same()
    {
        var (interaction, sent) = bot.Discord.Interactions.Make(BotUnderTest.Command("ask", [("question", "add a field")]));
        interaction.Acknowledge(new JsonObject { ["type"] = 5 });

        await bot.Discord.Gateway.DispatchAsync("INTERACTION_CREATE", sent);

        Assert.NotEmpty((await interaction.EditAsync())["content"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_token_that_ran_out_takes_nothing_with_it()
    {
        bot.Discord.Faults = call => call.Path.EndsWith("/@original", StringComparison.Ordinal) ? new FakeFault.Refuses(401, 50027) : null;
        var asked = await bot.AskAsync("add a field");
        await asked.CallbackAsync();
        await bot.UntilAsync(() => bot.Discord.CallsTo($"/{asked.Token}/messages").Count > 0);

        bot.Discord.Faults = _ => null;

        await StillAnswersAsync();
    }

    [Fact]
    public async Task Another_server_gets_no_answer_from_this_faq()
    {
        var asked = await bot.Discord.Interactions.SendAsync(BotUnderTest.By(
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
            last = await (await bot.CommandAsync("faq privacy")).CallbackAsync();
        }

        Assert.Contains("try again in 60 seconds", last["data"]!["content"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_button_of_a_version_that_is_no_more_says_so()
    {
        var told = await (await bot.PressAsync("i0|Helped|faq-1|")).CallbackAsync();

        Assert.Contains("no longer known", told["data"]!["content"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    private async Task StillAnswersAsync() =>
        Assert.NotEmpty((await bot.AnswerAsync("ask", ("question", "add a field")))["content"]!.GetValue<string>());
}
