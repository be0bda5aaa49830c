using Insights.App.Bench;
using Insights.Tests.Fakes;

namespace Insights.Tests.Bench;

public sealed class NightBenchTests
{
    [Fact]
    public async Task The_bench_compares_nights_with_a_full_run_and_leaves_nothing_behind()
    {
        using var folder = new IngestFolder();

        var figures = await NightBench.RunAsync(200, "static-minilm-256", folder.Root, CancellationToken.None);

        Assert.Equal(["200 threads, 2 of them new", "200 threads, none new"], figures.Select(figure => figure.What));
        Assert.All(figures, figure => Assert.Equal(figure.Measured / figure.ReferenceMeasured, figure.Ratio));
        Assert.All(figures, figure => Assert.True(figure.Measured > 0));
        Assert.Equal(["source"], Directory.GetFileSystemEntries(folder.Root).Select(Path.GetFileName));
    }
}
