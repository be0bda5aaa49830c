using Insights.App.Bench;
using Insights.Tests.Fakes;

namespace Insights.Tests.Bench;

public sealed class LiveBenchTests
{
    [Fact]
    public async Task The_bench_reads_everything_without_being_refused_and_leaves_nothing_behind()
    {
        using var folder = new IngestFolder();

        var figures = await LiveBench.RunAsync(120, 6, folder.Root, new HastyClock(), CancellationToken.None);

        Assert.Equal([126.0, 0.0], [figures[0].Measured, figures[2].Measured]);
        Assert.Equal(figures[0].Measured / figures[0].ReferenceMeasured, figures[0].Ratio);
        Assert.Equal(["source"], Directory.GetFileSystemEntries(folder.Root).Select(Path.GetFileName));
    }
}
