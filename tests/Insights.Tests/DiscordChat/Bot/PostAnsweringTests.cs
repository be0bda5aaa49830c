using System.Text.Json.Nodes;
using Insights.Tests.Fakes;
using Insights.Tests.Fakes.DiscordServer;

namespace Insights.Tests.DiscordChat.Bot;

[Collection(nameof(MinedSample))]
public sealed class PostAnsweringTests(MinedSample sample) : IAsyncLifetime
{
    private const string Known = "How can I add a field to a collection that already has data?";

    private readonly Shell shell = sample.Copy();
    private BotUnderTest bot = null!;

    public async Task InitializeAsync() => bot = await BotUnderTest.StartAsync(
        shell.With("INSIGHTS__Bot__AnswerAt", "0.6"), await BotUnderTest.StartDiscordAsync());

    public async Task DisposeAsync()
    {
        await bot.DisposeAsync();
        shell.Dispose();
    }

    [Fact]
    public async Task A_new_post_that_the_faq_answers_gets_one_answer_even_over_a_restart()
    {
        var post = bot.Discord.Guild.PostInForum(BotUnderTest.Forum, 5, Known, "I have rows already.");
        await bot.UntilAsync(() => SentTo(post.Id).Count > 0);

        var opening = bot.Discord.Guild.Event(post.Messages[post.Id]);
        await bot.Discord.Gateway.DispatchAsync("MESSAGE_CREATE", opening);
        await bot.Server.StopAsync();
        await using var again = await BotUnderTest.StartAsync(shell, bot.Discord);
        await again.Discord.Gateway.DispatchAsync("MESSAGE_CREATE", opening);
        await again.AnswerAsync("faq status");

        var sent = JsonNode.Parse(Assert.Single(SentTo(post.Id)).Body)!;
        Assert.StartsWith("The FAQ may answer this:", sent["content"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("""{"parse":[]}""", sent["allowed_mentions"]!.ToJsonString());
        Assert.True(sent["enforce_nonce"]!.GetValue<bool>());
        Assert.Equal(FakeJson.Text(post.Id), sent["message_reference"]!["message_id"]!.GetValue<string>());
    }

    [Fact]
    public async Task It_is_silent_where_it_is_not_sure_or_not_asked_to_speak()
    {
        var unsure = bot.Discord.Guild.PostInForum(BotUnderTest.Forum, 5, "Which bicycle should I buy?", "For my grandmother.");
        var elsewhere = bot.Discord.Guild.PostInForum(BotUnderTest.OtherForum, 5, Known, "I have rows already.");
        bot.Discord.Guild.Post(BotUnderTest.Channel, 5, Known);
        var sure = bot.Discord.Guild.PostInForum(BotUnderTest.Forum, 5, Known, "I have rows already.");
        bot.Discord.Guild.Post(sure.Id, 6, Known);

        // Posts are looked at one after the other.
        await bot.UntilAsync(() => SentTo(sure.Id).Count > 0);

        Assert.Empty(SentTo(unsure.Id));
        Assert.Empty(SentTo(elsewhere.Id));
        Assert.Empty(SentTo(BotUnderTest.Channel));
        Assert.Single(SentTo(sure.Id));
    }

    private List<FakeCall> SentTo(ulong channel) =>
        [.. bot.Discord.CallsTo($"/channels/{channel}/messages").Where(call => call.Method == "POST")];
}
