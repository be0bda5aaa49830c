using System.Threading.Channels;
using Insights.App.DiscordChat.Gateway;
using Insights.Tests.Fakes.DiscordServer;
using Microsoft.Extensions.Logging.Abstractions;

namespace Insights.Tests.DiscordChat.Gateway;

/// <summary>A shard connected to a fake gateway of its own.</summary>
internal sealed class ShardUnderTest : IAsyncDisposable
{
    private readonly Channel<GatewayEvent> events = Channel.CreateUnbounded<GatewayEvent>();
    private readonly CancellationTokenSource stop = new();
    private readonly FakeDiscord discord;

    private ShardUnderTest(FakeDiscord discord) => this.discord = discord;

    public FakeGateway Server => discord.Gateway;

    public FakeGuild Guild => discord.Guild;

    public Task<CloseOutcome.Fatal> Running { get; private set; } = Task.FromException<CloseOutcome.Fatal>(new InvalidOperationException());

    public static async Task<ShardUnderTest> StartAsync(
        Action<GatewayFaults>? spoil = null, TimeProvider? clock = null, Func<GatewayOptions, GatewayOptions>? change = null)
    {
        var discord = await FakeDiscord.StartAsync(new FakeGuild());
        discord.Gateway.Clock = clock ?? TimeProvider.System;
        spoil?.Invoke(discord.Gateway.Faults);
        var tested = new ShardUnderTest(discord);
        tested.Connect(clock ?? TimeProvider.System, change ?? (options => options));
        return tested;
    }

    /// <summary>The next event of a kind; others before it are passed over.</summary>
    public async Task<T> NextAsync<T>()
        where T : GatewayEvent
    {
        using var patience = new CancellationTokenSource(FakeDiscord.Patience);
        while (true)
        {
            if (await events.Reader.ReadAsync(patience.Token) is T wanted)
            {
                return wanted;
            }
        }
    }

    /// <summary>All events that have come and were not looked at.</summary>
    public IReadOnlyList<GatewayEvent> Rest()
    {
        List<GatewayEvent> rest = [];
        while (events.Reader.TryRead(out var one))
        {
            rest.Add(one);
        }

        return rest;
    }

    /// <summary>Stops the shard as a program that ends does.</summary>
    public async Task StopAsync()
    {
        await stop.CancelAsync();
        await ((Task)Running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await discord.DisposeAsync();
        stop.Dispose();
    }

    private void Connect(TimeProvider clock, Func<GatewayOptions, GatewayOptions> change)
    {
        var options = change(new GatewayOptions
        {
            Token = FakeDiscord.Token, UserAgent = "DiscordBot (https://example.org, 0.1.0)", FirstPause = TimeSpan.FromMilliseconds(1),
        });
        var address = new GatewayDoor(new Uri($"{discord.Address.AbsoluteUri.Replace("http", "ws", StringComparison.Ordinal)}gateway"));
        Running = new GatewayShard(options, _ => Task.FromResult(address), clock, new Random(7), NullLogger.Instance)
            .RunAsync(events.Writer, stop.Token);
    }
}
