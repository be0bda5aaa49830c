using System.Text.Json.Nodes;
using Insights.Tests.Fakes.DiscordServer;

namespace Insights.Tests.Live;

/// <summary>An outside client finds on the fake Discord what it finds on Discord: so what our client does there means something.</summary>
public sealed class DiscordJudgeTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [SkippableFact]
    public async Task Discord_js_logs_in_answers_is_sent_away_resumes_and_misses_nothing()
    {
        await NodePackage.Discord.RequireAsync();
        var guild = new FakeGuild();
        guild.AddChannel(7, "help");
        guild.AddChannel(8, "questions", type: 15);
        await using var discord = await FakeDiscord.StartAsync(guild);
        var judging = NodePackage.Discord.RunAsync(discord.ApiBase[..^"/v10".Length], FakeDiscord.Token);
        await discord.Gateway.WaitForSessionsAsync(1);
        await SayAsync("hello");

        var asked = await discord.Interactions.SendAsync(Ask("what is an index?"));
        var deferral = await asked.CallbackAsync().WaitAsync(Patience);
        var answer = await asked.EditAsync();
        var further = await asked.FollowUpAsync();
        await discord.Gateway.Connections[0].SendAsync(7, null);
        var resume = await discord.Gateway.NextAsync(6);
        await discord.Gateway.WaitForResumptionsAsync(1);
        await SayAsync("still there?");
        discord.Gateway.Miss("MESSAGE_CREATE", Said("missed"));
        discord.Gateway.Connections[1].Drop();
        await discord.Gateway.WaitForResumptionsAsync(2);
        await SayAsync("bye");
        var seen = await judging.WaitAsync(Patience);

        Assert.Equal("insights", seen.GetProperty("bot").GetString());
        Assert.Equal("Server", seen.GetProperty("guild").GetString());
        Assert.Equal(["help", "questions"], seen.GetProperty("channels").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal(
            ["hello", "still there?", "missed", "bye"], seen.GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("content").GetString()));
        Assert.Equal((5, 64), (deferral["type"]!.GetValue<int>(), deferral["data"]!["flags"]!.GetValue<int>()));
        Assert.Equal("asked: what is an index?", answer["content"]!.GetValue<string>());
        Assert.Equal("more", further["content"]!.GetValue<string>());
        Assert.True(resume.Data.GetProperty("seq").GetInt64() >= 3);
        Assert.Equal(2, seen.GetProperty("resumed").GetInt32());
        Assert.Equal(4200, discord.Gateway.Connections[0].ClosedWith);
        Assert.Equal(1, discord.Gateway.SessionsStarted);
        Assert.Equal(["InteractionAlreadyReplied"], seen.GetProperty("errors").EnumerateArray().Select(error => error.GetString()));

        Task SayAsync(string words) => discord.Gateway.DispatchAsync("MESSAGE_CREATE", Said(words));

        JsonObject Said(string words) => guild.Event(FakeJson.Message(guild.NextId(), 7, guild.User(5), words, 0));
    }

    private static JsonObject Ask(string question) => new()
    {
        ["type"] = 2,
        ["channel_id"] = "7",
        ["data"] = new JsonObject
        {
            ["id"] = "1", ["name"] = "ask", ["type"] = 1,
            ["options"] = new JsonArray(new JsonObject { ["name"] = "question", ["type"] = 3, ["value"] = question }),
        },
        ["member"] = new JsonObject
        {
            ["user"] = new JsonObject { ["id"] = "5", ["username"] = "someone", ["discriminator"] = "0", ["global_name"] = null, ["avatar"] = null },
            ["roles"] = new JsonArray(), ["permissions"] = "0", ["joined_at"] = "2023-01-01T00:00:00.000000+00:00", ["flags"] = 0,
            ["deaf"] = false, ["mute"] = false,
        },
    };
}
