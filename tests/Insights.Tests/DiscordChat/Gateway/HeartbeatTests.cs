using System.Text.Json;
using Insights.App.DiscordChat.Gateway;
using Microsoft.Extensions.Time.Testing;

namespace Insights.Tests.DiscordChat.Gateway;

public sealed class HeartbeatTests
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 28, 2, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task The_heart_beats_with_the_number_of_the_last_event()
    {
        await using var shard = await ShardUnderTest.StartAsync(clock: clock);
        await shard.NextAsync<GatewayEvent.GuildAppeared>();

        clock.Advance(TimeSpan.FromSeconds(42));
        var first = await shard.Server.NextAsync(1);

        Assert.Equal(2, first.Data.GetInt64());
    }

    [Fact]
    public async Task A_server_that_asks_for_a_heartbeat_gets_one_at_once()
    {
        await using var shard = await ShardUnderTest.StartAsync(clock: clock);
        await shard.Server.NextAsync(2);

        await shard.Server.Connections[0].SendAsync(1, null);

        var beat = await shard.Server.NextAsync(1);
        Assert.Contains(beat.Data.ValueKind, new[] { JsonValueKind.Null, JsonValueKind.Number });
    }

    [Fact]
    public async Task A_connection_that_does_not_answer_heartbeats_is_left_and_resumed()
    {
        await using var shard = await ShardUnderTest.StartAsync(faults => faults.IsDeaf = true, clock, Hasty);
        await shard.NextAsync<GatewayEvent.GuildAppeared>();
        clock.Advance(TimeSpan.FromSeconds(42));
        await shard.Server.NextAsync(1);

        clock.Advance(TimeSpan.FromSeconds(42));

        await shard.Server.WaitForEndAsync(0);
        Assert.Equal(4200, shard.Server.Connections[0].ClosedWith);
        await shard.Server.NextAsync(6);
    }

    [Fact]
    public async Task A_server_that_never_says_hello_is_left()
    {
        await using var shard = await ShardUnderTest.StartAsync(faults => faults.IsMute = true, clock, Hasty);
        await shard.Server.WaitForConnectionAsync(0);

        clock.Advance(TimeSpan.FromSeconds(31));

        await shard.NextAsync<GatewayEvent.Started>();
        Assert.Equal(2, shard.Server.Connections.Count);
    }

    [Fact]
    public async Task A_session_that_never_gets_ready_is_left()
    {
        await using var shard = await ShardUnderTest.StartAsync(faults => faults.NeverReady = true, clock, Hasty);
        await shard.Server.NextAsync(2);

        clock.Advance(TimeSpan.FromSeconds(31));

        await shard.NextAsync<GatewayEvent.Started>();
        Assert.Equal(2, shard.Server.Connections.Count);
    }

    // The clock stands still unless it is moved: a pause between two connections would never end.
    private static GatewayOptions Hasty(GatewayOptions options) => options with { FirstPause = TimeSpan.Zero };
}
