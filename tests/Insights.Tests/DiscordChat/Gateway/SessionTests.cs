using System.Text.Json.Nodes;
using Insights.App.DiscordChat.Gateway;
using Insights.Ingest;
using Insights.Tests.Fakes.DiscordServer;

namespace Insights.Tests.DiscordChat.Gateway;

public sealed class SessionTests
{
    [Fact]
    public async Task A_session_starts_with_an_identify_that_says_who_and_for_what()
    {
        await using var shard = await ShardUnderTest.StartAsync();

        var identify = (await shard.Server.NextAsync(2)).Data;
        var started = await shard.NextAsync<GatewayEvent.Started>();

        Assert.Equal("token-of-the-test", identify.GetProperty("token").GetString());
        Assert.Equal(34305, identify.GetProperty("intents").GetInt32());
        Assert.Equal([0, 1], identify.GetProperty("shard").EnumerateArray().Select(number => number.GetInt32()));
        Assert.Equal(shard.Guild.Application, started.Application);
        Assert.Equal(shard.Guild.Bot, started.Self);
        var connection = Assert.Single(shard.Server.Connections);
        Assert.Equal("?v=10&encoding=json", connection.Query);
        Assert.StartsWith("DiscordBot (", connection.UserAgent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_stops_says_good_bye_for_good()
    {
        await using var shard = await ShardUnderTest.StartAsync();
        await shard.NextAsync<GatewayEvent.Started>();

        await shard.StopAsync();

        Assert.True(shard.Running.IsCanceled);
        await shard.Server.WaitForEndAsync(0);
        Assert.Equal(1000, shard.Server.Connections[0].ClosedWith);
    }

    [Fact]
    public async Task A_dropped_socket_is_resumed_with_what_was_missed()
    {
        await using var shard = await ShardUnderTest.StartAsync();
        await shard.NextAsync<GatewayEvent.GuildAppeared>();
        shard.Server.Miss("MESSAGE_DELETE", Deletion("31"));

        shard.Server.Connections[0].Drop();

        var deleted = await shard.NextAsync<GatewayEvent.Deleted>();
        Assert.Equal([new MessageId(31)], deleted.Messages);
        await shard.NextAsync<GatewayEvent.Resumed>();
        var resume = await shard.Server.NextAsync(6);
        Assert.Equal(2, resume.Data.GetProperty("seq").GetInt64());
        Assert.Equal("?v=10&encoding=json", shard.Server.Connections[1].Query);
        Assert.Equal(1, shard.Server.SessionsStarted);
    }

    [Theory]
    [InlineData(ResumeAnswer.Refuse)]
    [InlineData(ResumeAnswer.Break)]
    public async Task A_session_that_cannot_be_resumed_is_started_anew(ResumeAnswer answer)
    {
        await using var shard = await ShardUnderTest.StartAsync(faults => faults.Resume = answer);
        await shard.NextAsync<GatewayEvent.Started>();

        shard.Server.Connections[0].Drop();

        await shard.NextAsync<GatewayEvent.Started>();
        Assert.Equal(2, shard.Server.SessionsStarted);
    }

    [Fact]
    public async Task A_resume_that_is_put_off_is_tried_again()
    {
        await using var shard = await ShardUnderTest.StartAsync(faults => faults.Resume = ResumeAnswer.Delay);
        await shard.NextAsync<GatewayEvent.Started>();
        shard.Server.Connections[0].Drop();
        await shard.Server.NextAsync(6);

        shard.Server.Faults.Resume = ResumeAnswer.Accept;

        await shard.NextAsync<GatewayEvent.Resumed>();
        Assert.Equal(1, shard.Server.SessionsStarted);
    }

    [Fact]
    public async Task Asked_for_another_connection_it_resumes_at_once()
    {
        await using var shard = await ShardUnderTest.StartAsync();
        await shard.NextAsync<GatewayEvent.Started>();

        await shard.Server.Connections[0].SendAsync(7, null);

        await shard.NextAsync<GatewayEvent.Resumed>();
        Assert.Equal(4200, shard.Server.Connections[0].ClosedWith);
    }

    [Fact]
    public async Task Sent_away_before_hello_it_comes_again()
    {
        await using var shard = await ShardUnderTest.StartAsync(faults => faults.SendsAwayBeforeHello = true);

        await shard.NextAsync<GatewayEvent.Started>();

        Assert.Equal(2, shard.Server.Connections.Count);
    }

    [Fact]
    public async Task An_invalid_session_is_started_anew()
    {
        await using var shard = await ShardUnderTest.StartAsync();
        await shard.NextAsync<GatewayEvent.Started>();

        await shard.Server.Connections[0].SendAsync(9, false);

        await shard.NextAsync<GatewayEvent.Started>();
        Assert.Equal(2, shard.Server.SessionsStarted);
    }

    [Fact]
    public async Task Events_that_come_twice_are_handed_on_once()
    {
        await using var shard = await ShardUnderTest.StartAsync(faults => faults.RepeatsEverything = true);
        await shard.NextAsync<GatewayEvent.GuildAppeared>();

        await shard.Server.DispatchAsync("MESSAGE_DELETE", Deletion("31"));
        await shard.Server.DispatchAsync("MESSAGE_DELETE", Deletion("32"));

        await shard.NextAsync<GatewayEvent.Deleted>();
        var second = await shard.NextAsync<GatewayEvent.Deleted>();
        Assert.Equal([new MessageId(32)], second.Messages);
        Assert.Empty(shard.Rest());
    }

    [Fact]
    public async Task Events_out_of_order_are_all_handed_on_and_a_resume_names_the_greatest()
    {
        await using var shard = await ShardUnderTest.StartAsync();
        await shard.NextAsync<GatewayEvent.GuildAppeared>();
        var connection = shard.Server.Connections[0];
        await connection.SendAsync(0, Deletion("35"), 5, "MESSAGE_DELETE");
        await connection.SendAsync(0, Deletion("34"), 4, "MESSAGE_DELETE");
        await connection.SendAsync(0, Deletion("33"), 3, "MESSAGE_DELETE");
        List<ulong> ids = [];
        for (var count = 0; count < 3; count++)
        {
            ids.Add((await shard.NextAsync<GatewayEvent.Deleted>()).Messages[0].Value);
        }

        connection.Drop();

        Assert.Equal([35UL, 34, 33], ids);
        Assert.Equal(5, (await shard.Server.NextAsync(6)).Data.GetProperty("seq").GetInt64());
    }

    [Fact]
    public async Task A_large_community_arrives_in_fragments()
    {
        await using var shard = await ShardUnderTest.StartAsync(faults => faults.FragmentSize = 1000);
        await shard.NextAsync<GatewayEvent.GuildAppeared>();
        var channels = new JsonArray([.. Enumerable.Range(1, 20_000).Select(id => new JsonObject { ["id"] = $"{id}", ["name"] = $"größe {id}" })]);
        var threads = new JsonArray(new JsonObject { ["id"] = "70001", ["parent_id"] = "7" });

        await shard.Server.DispatchAsync("GUILD_CREATE", new JsonObject
        {
            ["id"] = "9000", ["channels"] = channels, ["threads"] = threads,
        });

        var appeared = await shard.NextAsync<GatewayEvent.GuildAppeared>();
        Assert.Equal(20_000, appeared.Channels.Count);
        Assert.Equal([new SeenThread(new ChannelId(70001), new ChannelId(7))], appeared.Threads);
    }

    private static JsonObject Deletion(string id) => new() { ["id"] = id, ["channel_id"] = "7", ["guild_id"] = "9000" };
}
