using Insights.Tests.Fakes;

namespace Insights.Tests.Ingest;

public sealed class IngestStageTests : IDisposable
{
    private readonly IngestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_sample_is_read_whole_and_a_second_run_reads_nothing()
    {
        var first = await folder.RunAsync(SampleCommunity.Folder);
        var second = await folder.RunAsync(SampleCommunity.Folder);

        Assert.Equal(1397, first.Messages.New);
        Assert.Empty(first.Oddities);
        Assert.True(first.Conversations > 204);
        Assert.Equal(first.Conversations, first.Changed.Count);
        Assert.Equal(0, second.Files.Read);
        Assert.Equal(first.Files.Read, second.Files.Unchanged);
        Assert.Empty(second.Changed);
        Assert.Empty(second.Gone);
    }

    [Fact]
    public async Task A_full_run_over_the_same_files_changes_nothing()
    {
        await folder.RunAsync(SampleCommunity.Folder);
        var before = await folder.ReadAsync();
        folder.Options = folder.Options with { Full = true };
        var report = await folder.RunAsync(SampleCommunity.Folder);

        Assert.Equal(1397, report.Messages.Unchanged);
        Assert.Empty(report.Changed);
        Assert.Equal(before.Select(conversation => conversation.Fingerprint), (await folder.ReadAsync()).Select(conversation => conversation.Fingerprint));
    }
}
