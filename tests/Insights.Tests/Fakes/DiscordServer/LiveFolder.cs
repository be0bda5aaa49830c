using Insights.App.DiscordChat;
using Insights.App.DiscordChat.History;
using Insights.App.Store;
using Insights.Ingest;
using Insights.Ingest.Live;

namespace Insights.Tests.Fakes.DiscordServer;

/// <summary>The fake server and a store of a test's own, and one ingest run after the other from one to the other.</summary>
internal sealed class LiveFolder : IAsyncDisposable
{
    private readonly IngestFolder folder = new();

    private LiveFolder(FakeDiscord server) => Server = server;

    public FakeDiscord Server { get; }
    public FakeGuild Guild => Server.Guild;
    public HastyClock Clock { get; } = new();
    public IngestFolder Exports => folder;

    /// <summary>Changes how the next runs read; each run is a day after the one before.</summary>
    public Func<DiscordOptions, DiscordOptions> Reading { get; set; } = options => options;

    public IngestOptions Options { get; set; } = new() { Now = new DateTimeOffset(2025, 2, 1, 0, 0, 0, TimeSpan.Zero) };

    public static async Task<LiveFolder> StartAsync(FakeGuild? guild = null) => new(await FakeDiscord.StartAsync(guild ?? new FakeGuild()));

    /// <summary>Reads the channels, forgets the calls before, and is a day later afterwards.</summary>
    public async Task<IngestReport> RunAsync(params IReadOnlyList<ulong> channels)
    {
        await using var store = folder.OpenStore();
        return await RunAsync(store, channels);
    }

    public async Task<IngestReport> RunAsync(
        IMessageStore store, IReadOnlyList<ulong> channels, Func<IChatHistory, IChatHistory>? change = null)
    {
        Server.ForgetCalls();
        var options = Reading(RestSession.OptionsFor(Server, channels));
        Options = Options with { Now = Options.Now.AddDays(1) };
        using var history = await DiscordHistory.ConnectAsync(options, Clock, CancellationToken.None);
        return await new IngestStage(store, IngestFolder.Key, null).RunAsync(
            change?.Invoke(history) ?? history, Options with { Ignored = options.Ignored, OptOutRole = options.OptOutRole }, null, CancellationToken.None);
    }

    public SqliteMessageStore OpenStore() => folder.OpenStore();

    public Task<IReadOnlyList<Conversation>> ReadAsync() => folder.ReadAsync();

    public Task<IReadOnlyList<string>> ReadTextsAsync() => folder.ReadTextsAsync();

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        folder.Dispose();
    }
}
