using Insights.App.DiscordChat;
using Insights.App.DiscordChat.Rest;
using Insights.Ingest;

namespace Insights.Tests.Fakes.DiscordServer;

/// <summary>The fake server and a client of it, on one clock that does not let anybody wait.</summary>
internal sealed class RestSession : IAsyncDisposable
{
    private RestSession(FakeDiscord server, HastyClock clock)
    {
        (Server, Clock) = (server, clock);
        Rest = new DiscordRest(OptionsFor(server), clock);
    }

    public FakeDiscord Server { get; }
    public FakeGuild Guild => Server.Guild;
    public HastyClock Clock { get; }
    public DiscordRest Rest { get; }

    public static async Task<RestSession> StartAsync() => new(await FakeDiscord.StartAsync(new FakeGuild()), new HastyClock());

    public static DiscordOptions OptionsFor(FakeDiscord server, params IReadOnlyList<ulong> channels) => new()
    {
        Token = FakeDiscord.Token,
        Guild = new GuildId(server.Guild.Id),
        ApiBase = new Uri(server.ApiBase),
        Channels = [.. channels.Select(id => new ChannelId(id))],
    };

    public async ValueTask DisposeAsync()
    {
        Rest.Dispose();
        await Server.DisposeAsync();
    }
}
