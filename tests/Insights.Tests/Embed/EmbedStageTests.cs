using Insights.Embed;
using Insights.Ingest;
using Insights.Tests.Fakes;

namespace Insights.Tests.Embed;

public sealed class EmbedStageTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("insights-embed-").FullName;

    private string IndexPath => Path.Combine(folder, "index.bin");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_second_run_embeds_nothing_and_leaves_the_file_as_it_is()
    {
        var store = new ConversationList(Pump(1), Pump(2));
        Assert.Equal((2, 0, 0), Counts(await RunAsync(store)));
        var before = await File.ReadAllBytesAsync(IndexPath);
        using var encoder = new HashedEncoder();

        Assert.Equal((0, 2, 0), Counts(await RunAsync(store, encoder)));

        Assert.Equal(0, encoder.Calls);
        Assert.Equal(before, await File.ReadAllBytesAsync(IndexPath));
    }

    [Fact]
    public async Task Only_what_changed_is_read_and_embedded_and_what_is_gone_is_deleted()
    {
        await RunAsync(new ConversationList(Pump(1), Pump(2), Pump(3)));
        var later = new ConversationList(Pump(1), Pump(2, "changed"), Pump(4));

        Assert.Equal((2, 1, 1), Counts(await RunAsync(later)));

        Assert.Equal(2, later.Read);
        await using var index = LocalConversationIndex.Open(IndexPath);
        Assert.Equal<IEnumerable<ulong>>([1, 2, 4], (await index.ReadFingerprintsAsync(CancellationToken.None)).Keys.Select(id => id.Value).Order());
    }

    [Fact]
    public async Task An_updated_index_equals_one_made_from_nothing()
    {
        await RunAsync(new ConversationList(Pump(1), Pump(2), Pump(3)));
        await RunAsync(new ConversationList(Pump(2, "changed"), Pump(3), Pump(4)));
        var updated = await File.ReadAllBytesAsync(IndexPath);
        File.Delete(IndexPath);
        await RunAsync(new ConversationList(Pump(2, "changed"), Pump(3), Pump(4)));

        Assert.Equal(await File.ReadAllBytesAsync(IndexPath), updated);
    }

    [Fact]
    public async Task Another_model_embeds_everything_again_and_says_so()
    {
        var store = new ConversationList(Pump(1), Pump(2));
        await RunAsync(store);
        using var other = new HashedEncoder("hash-two", 32);

        var report = await RunAsync(store, other);

        Assert.Equal((2, 0, 0), Counts(report));
        Assert.Contains("hashed", Assert.Single(report.Warnings));
        await using var index = LocalConversationIndex.Open(IndexPath);
        Assert.Equal(other.Model, index.Model);
    }

    [Fact]
    public async Task A_damaged_index_is_built_again_from_the_store()
    {
        var store = new ConversationList(Pump(1), Pump(2));
        await RunAsync(store);
        var whole = await File.ReadAllBytesAsync(IndexPath);
        await File.WriteAllBytesAsync(IndexPath, whole[..^7]);

        Assert.Equal((2, 0, 0), Counts(await RunAsync(store)));
        Assert.Equal(whole, await File.ReadAllBytesAsync(IndexPath));
    }

    [Fact]
    public async Task A_run_cut_short_goes_on_where_it_was_committed()
    {
        var store = new ConversationList([.. Enumerable.Range(1, 5000).Select(n => Pump((ulong)n * 100))]);
        using var cancellation = new CancellationTokenSource();
        using (var encoder = new HashedEncoder())
        {
            await using var index = LocalConversationIndex.Open(IndexPath);
            var stage = new EmbedStage(encoder, index)
            {
                Progress = new Stopper(progress => { if (progress.Done > 3000) { cancellation.Cancel(); } }),
            };
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stage.RunAsync(store, cancellation.Token));
        }

        var report = await RunAsync(store);
        Assert.InRange(report.Reused, 2000, 4999);
        Assert.Equal(5000, report.Reused + report.Embedded);
    }

    [Fact]
    public async Task A_conversation_without_known_words_is_counted_and_keeps_its_row()
    {
        var report = await RunAsync(new ConversationList(new Talk(null, 50).Say("ann", "???").Build()));
        Assert.Equal((1, 1), (report.Embedded, report.WithoutVector));
    }

    private static Conversation Pump(ulong id, string fingerprint = "first") =>
        new Talk($"Pump {id} does not start", id).Say("ann", "Why?").Say("bob", $"Open valve {id} {fingerprint}").Build(fingerprint);

    private static (int, int, int) Counts(EmbedReport report) => (report.Embedded, report.Reused, report.Removed);

    private async Task<EmbedReport> RunAsync(ConversationList store, HashedEncoder? encoder = null)
    {
        await using var index = LocalConversationIndex.Open(IndexPath);
        return await new EmbedStage(encoder ?? new HashedEncoder(), index).RunAsync(store, CancellationToken.None);
    }

    private sealed class Stopper(Action<EmbedProgress> onProgress) : IProgress<EmbedProgress>
    {
        public void Report(EmbedProgress value) => onProgress(value);
    }
}
