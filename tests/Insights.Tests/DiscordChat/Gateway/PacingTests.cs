using Insights.App.DiscordChat.Gateway;
using Insights.Ingest;
using Microsoft.Extensions.Time.Testing;

namespace Insights.Tests.DiscordChat.Gateway;

public sealed class PacingTests
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 28, 2, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Fewer_than_a_hundred_and_twenty_frames_go_out_a_minute_and_heartbeats_find_room()
    {
        var budget = new SendBudget(clock);
        var sent = 0;
        while (budget.Take(isHeartbeat: false) == TimeSpan.Zero)
        {
            sent++;
        }

        Assert.Equal(115, sent);
        Assert.All(Enumerable.Range(0, 5), _ => Assert.Equal(TimeSpan.Zero, budget.Take(isHeartbeat: true)));
        Assert.Equal(TimeSpan.FromMinutes(1), budget.Take(isHeartbeat: true));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(TimeSpan.Zero, budget.Take(isHeartbeat: false));
    }

    [Fact]
    public void Pauses_grow_up_to_a_minute_and_are_never_twice_the_same()
    {
        var backoff = new Backoff(TimeSpan.FromMilliseconds(500), new Random(3));
        for (var failures = 0; failures < 20; failures++)
        {
            var most = TimeSpan.FromMilliseconds(Math.Min(60_000, 500 * Math.Pow(2, failures)));
            Assert.InRange(backoff.After(failures), most / 2, most);
        }

        Assert.NotEqual(backoff.After(4), backoff.After(4));
        Assert.All(Enumerable.Range(0, 50), _ => Assert.InRange(backoff.AfterRefusal(), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public void A_server_belongs_to_the_shard_of_its_id()
    {
        Assert.Equal(Shard.Only, Shard.Of(new GuildId(800000000000000001), 1));
        Assert.Equal(new Shard((int)((613425648685547541UL >> 22) % 16), 16), Shard.Of(new GuildId(613425648685547541), 16));
    }

    [Fact]
    public async Task Sessions_that_may_not_be_started_are_waited_for()
    {
        var asked = 0;
        var address = new TaskCompletionSource();
        var shard = new GatewayShard(
            new GatewayOptions { Token = "t", UserAgent = "a" },
            _ =>
            {
                asked++;
                address.TrySetResult();
                return Task.FromResult(new GatewayDoor(new Uri("ws://127.0.0.1:9")) { RemainingStarts = 0, ResetAfter = TimeSpan.FromHours(1) });
            },
            clock,
            new Random(1),
            Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
        using var stop = new CancellationTokenSource();
        var running = shard.RunAsync(System.Threading.Channels.Channel.CreateUnbounded<GatewayEvent>().Writer, stop.Token);
        await address.Task;

        clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(1, asked);
        clock.Advance(TimeSpan.FromMinutes(1));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.True(asked >= 2);
    }
}
