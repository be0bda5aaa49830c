using Insights.App.Bench;
using Insights.Tests.Fakes;

namespace Insights.Tests.Bench;

public sealed class IngestBenchTests : IDisposable
{
    private readonly IngestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_bench_gives_each_figure_with_its_reference_and_leaves_nothing_behind()
    {
        var figures = await IngestBench.RunAsync(1, folder.Root, CancellationToken.None);

        Assert.Equal(["parsing", "storing", "marking", "whole run", "peak memory"], figures.Select(figure => figure.What));
        Assert.All(figures, figure => Assert.True(figure.Measured > 0));
        Assert.All(figures.Take(2), figure => Assert.Equal(figure.Measured / figure.ReferenceMeasured, figure.Ratio));
        Assert.Empty(Directory.GetDirectories(folder.Root, "bench*"));
    }
}
