using Insights.App.DiscordChat.Gateway;

namespace Insights.Tests.DiscordChat.Gateway;

public sealed class CloseCodeTests
{
    [Theory]
    [InlineData(1000)]
    [InlineData(1001)]
    [InlineData(4000)]
    [InlineData(4001)]
    [InlineData(4002)]
    [InlineData(4242)]
    public async Task After_these_codes_the_session_goes_on(int code)
    {
        await using var shard = await ShardUnderTest.StartAsync();
        await shard.NextAsync<GatewayEvent.Started>();

        await shard.Server.Connections[0].CloseAsync(code);

        await shard.NextAsync<GatewayEvent.Resumed>();
        Assert.Equal(1, shard.Server.SessionsStarted);
    }

    [Theory]
    [InlineData(4003)]
    [InlineData(4005)]
    [InlineData(4007)]
    [InlineData(4008)]
    [InlineData(4009)]
    public async Task After_these_codes_a_new_session_starts(int code)
    {
        await using var shard = await ShardUnderTest.StartAsync();
        await shard.NextAsync<GatewayEvent.Started>();

        await shard.Server.Connections[0].CloseAsync(code);

        await shard.NextAsync<GatewayEvent.Started>();
        Assert.Equal(2, shard.Server.SessionsStarted);
    }

    [Theory]
    [InlineData(4004, "Discord:Token")]
    [InlineData(4010, "shard")]
    [InlineData(4011, "shards")]
    [InlineData(4012, "update")]
    [InlineData(4013, "intents")]
    [InlineData(4014, "developer portal")]
    public async Task After_these_codes_nothing_is_tried_again_and_the_remedy_is_named(int code, string remedy)
    {
        await using var shard = await ShardUnderTest.StartAsync(faults => faults.CloseOnIdentify = code);

        var fatal = await shard.Running;

        Assert.Contains(remedy, fatal.Why, StringComparison.Ordinal);
        Assert.Single(shard.Server.Connections);
    }

    [Fact]
    public async Task A_wrong_token_ends_it()
    {
        await using var shard = await ShardUnderTest.StartAsync(change: options => options with { Token = "another" });

        Assert.Contains("token", (await shard.Running).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_intent_ends_it()
    {
        await using var shard = await ShardUnderTest.StartAsync(faults => faults.ForbiddenIntents = (int)Intents.MessageContent);

        Assert.Contains("message content intent", (await shard.Running).Why, StringComparison.Ordinal);
    }
}
