using Insights.App.DiscordChat.History;
using Insights.Ingest;
using Insights.Tests.Fakes;
using Insights.Tests.Fakes.DiscordServer;

namespace Insights.Tests.DiscordChat.History;

/// <summary>A server whose channels are read in parts comes to what one reading comes to, from one listing.</summary>
public sealed class ServerInPartsTests
{
    private static readonly ulong[] Channels = [.. LivelyGuild.All, LivelyGuild.Elsewhere];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Parts_and_the_run_after_them_leave_the_same_rows_and_counts(bool isReversed)
    {
        await using var whole = await LiveFolder.StartAsync(LivelyGuild.Create());
        var expected = await whole.RunAsync(Channels);
        var lists = ListCalls(whole.Server);

        await using var parted = await LiveFolder.StartAsync(LivelyGuild.Create());
        var options = parted.Options with { Now = whole.Options.Now };
        List<IngestPart> parts = [];
        await using (var store = parted.OpenStore())
        {
            using var history = await DiscordHistory.ConnectAsync(RestSession.OptionsFor(parted.Server, Channels), parted.Clock, CancellationToken.None);
            var stage = new IngestStage(store, IngestFolder.Key, null);
            var news = await stage.FindNewsAsync(history, options, CancellationToken.None);
            Assert.True(news.Count > 2, $"{news.Count}");
            foreach (var channel in isReversed ? news.Reverse() : news)
            {
                parts.Add(await stage.ReadAsync(history, channel, options, CancellationToken.None));
            }

            Assert.Empty(await stage.FindNewsAsync(history, options, CancellationToken.None));
            var report = (await stage.RunAsync(history, options, null, CancellationToken.None)).With(parts);
            Assert.Equal(expected.Messages with { Remarked = 0 }, report.Messages with { Remarked = 0 });
            Assert.Equal(expected.Live!.Value.Read, report.Live!.Value.Read);
            Assert.Equal(expected.Changed, report.Changed);
            Assert.Equal(parted.Server.Calls.Count, report.Live!.Value.Calls);
        }

        Assert.Equal(StoreDump.Read(whole.Exports.StoreFile), StoreDump.Read(parted.Exports.StoreFile));
        Assert.Equal(lists, ListCalls(parted.Server));
    }

    [Fact]
    public async Task Nothing_but_the_channels_with_news_is_to_be_read()
    {
        await using var live = await LiveFolder.StartAsync(LivelyGuild.Create());
        await live.RunAsync(Channels);
        var thread = live.Guild.Channels.First(channel => channel is { IsThread: true, Messages.Count: > 0 } && Channels.Contains(channel.Parent ?? 0));
        live.Guild.Post(thread.Id, 501, "And one more thing");
        using var history = await DiscordHistory.ConnectAsync(RestSession.OptionsFor(live.Server, Channels), live.Clock, CancellationToken.None);
        await using var store = live.OpenStore();

        var news = await new IngestStage(store, IngestFolder.Key, null).FindNewsAsync(history, live.Options, CancellationToken.None);

        Assert.Equal([new ChannelId(thread.Parent!.Value)], news);
    }

    private static List<string> ListCalls(FakeDiscord server) =>
        [.. server.Calls.Select(call => call.Path).Where(path => !path.Contains("/messages", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}
