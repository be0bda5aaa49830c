using Insights.Ingest;
using Insights.Tests.Fakes;

namespace Insights.Tests.Ingest;

/// <summary>A source whose channels are read in parts, in whichever order, comes to what one run comes to.</summary>
public sealed class PartsTests : IDisposable
{
    private readonly IngestFolder whole = new();
    private readonly IngestFolder parted = new();

    public PartsTests()
    {
        foreach (var folder in new[] { whole, parted })
        {
            foreach (var thread in SmallCommunity.Threads())
            {
                folder.Write($"{thread.Channel}.json", thread);
            }

            folder.Write("general.json", new WrittenExport(78).Add(WrittenExport.At(3), "Ask U601, the barcode one", "700").Add(WrittenExport.At(4), "hello there, all", "701"));
        }
    }

    public void Dispose()
    {
        whole.Dispose();
        parted.Dispose();
    }

    [Fact]
    public async Task Threads_are_read_with_their_channel()
    {
        await using var store = parted.OpenStore();
        var news = await new IngestStage(store, IngestFolder.Key, null).FindNewsAsync(parted.Source, parted.Options, CancellationToken.None);
        Assert.Equal(2, news.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task They_come_to_the_same_conversations_and_counts(bool isReversed)
    {
        var expected = await whole.RunAsync();
        List<IngestPart> parts = [];
        await using (var store = parted.OpenStore())
        {
            var stage = new IngestStage(store, IngestFolder.Key, null);
            var news = await stage.FindNewsAsync(parted.Source, parted.Options, CancellationToken.None);
            foreach (var channel in isReversed ? news.Reverse() : news)
            {
                parts.Add(await stage.ReadAsync(parted.Source, channel, parted.Options, CancellationToken.None));
            }

            Assert.Empty(await stage.FindNewsAsync(parted.Source, parted.Options, CancellationToken.None));
        }

        var report = (await parted.RunAsync()).With(parts);
        Assert.Equal((expected.Files, expected.Messages with { Remarked = 0 }), (report.Files, report.Messages with { Remarked = 0 }));
        Assert.Equal(expected.Changed, report.Changed);
        Assert.Equal(
            (await whole.ReadAsync()).Select(conversation => (conversation.Id, conversation.Fingerprint)),
            (await parted.ReadAsync()).Select(conversation => (conversation.Id, conversation.Fingerprint)));
    }
}
