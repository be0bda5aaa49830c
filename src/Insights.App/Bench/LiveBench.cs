using System.Globalization;
using Insights.App.DiscordChat;
using Insights.App.DiscordChat.History;
using Insights.App.Store;
using Insights.Ingest;

namespace Insights.App.Bench;

/// <summary>Reads a server on this machine that enforces Discord's limits: how much of what it allows is used, and how often it refuses.</summary>
internal static class LiveBench
{
    private const string Name = "ingest-live";

    /// <summary>Half a minute at the allowed rate.</summary>
    public const int Posts = 1450;

    /// <summary>One channel may be asked five times in five seconds.</summary>
    public const int Pages = 25;

    public static async Task<IReadOnlyList<BenchLine>> RunAsync(
        int posts, int pages, string folder, TimeProvider clock, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder, $"bench-live-{Environment.ProcessId}.db");
        try
        {
            await using var server = await RatedServer.StartAsync(posts, pages, clock, cancellationToken);
            await ReadAsync(server, file, clock, cancellationToken);

            // Any second may hold fifty: so many fit into the time between the first request and the last.
            var allowed = RatedServer.EverySecond * (server.Duration.TotalSeconds + 1);
            var what = string.Create(CultureInfo.InvariantCulture, $"{posts:N0} threads and {pages} pages of a channel, ");
            return
            [
                new BenchLine(Name, what + "calls", server.Calls, "calls")
                {
                    Reference = "allowed in that time", ReferenceMeasured = allowed, Ratio = server.Calls / allowed, Wanted = "ratio >= 0.90",
                },
                new BenchLine(Name, what + "time", server.Duration.TotalSeconds, "s"),
                new BenchLine(Name, what + "avoidable 429", server.Refused, "answers") { Wanted = "0" },
            ];
        }
        finally
        {
            foreach (var left in Directory.GetFiles(folder, Path.GetFileName(file) + "*"))
            {
                File.Delete(left);
            }
        }
    }

    private static async Task ReadAsync(RatedServer server, string file, TimeProvider clock, CancellationToken cancellationToken)
    {
        var options = new DiscordOptions
        {
            Token = "bench",
            Guild = new GuildId(RatedServer.Guild),
            ApiBase = server.ApiBase,
            Channels = [new ChannelId(RatedServer.Forum), new ChannelId(RatedServer.Channel)],
        };
        using var history = await DiscordHistory.ConnectAsync(options, clock, cancellationToken);
        await using var store = SqliteMessageStore.Open(file);
        await new IngestStage(store, new PseudonymKey(new byte[PseudonymKey.ByteLength]), null).RunAsync(
            history, new IngestOptions { Now = clock.GetUtcNow(), SweepCalls = 0 }, null, cancellationToken);
    }
}
