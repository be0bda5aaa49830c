using System.CommandLine;
using System.Globalization;
using Insights.App.Bench;

namespace Insights.App.Commands;

/// <summary>The benchmark <c>bench cluster</c>: planted vectors of growing number, or the vectors of a file.</summary>
internal static class BenchClusterCommand
{
    private const string Name = "cluster";
    private const double MostBytesPerItem = 2048;

    private static readonly Option<string?> Vectors = new("--vectors")
    {
        Description = "Cluster the vectors of this file (float32, little endian, row after row) and measure nothing else.",
        HelpName = "FILE",
    };

    private static readonly Option<int> Dimensions = new("--dimensions")
    {
        Description = "How many numbers a vector of the file has.",
        HelpName = "D",
        DefaultValueFactory = _ => 384,
    };

    private static readonly Option<string?> Predictions = new("--predictions")
    {
        Description = "Write the cluster of each of the file's vectors to this file, one line {id, cluster} each.",
        HelpName = "OUT",
    };

    private static readonly Option<bool> Large = new("--large")
    {
        Description = "Also measure one million vectors; takes minutes and some 4 GB.",
    };

    public static Command Create()
    {
        var command = new Command(Name, "Clustering of 1,000 to 100,000 planted vectors, or of given ones.")
        {
            Vectors, Dimensions, Predictions, Large, SharedOptions.Work, SharedOptions.Json,
        };
        command.SetAction((parsed, cancellationToken) => CommandContext.RunAsync(
            parsed,
            async context =>
            {
                var path = parsed.GetValue(Vectors);
                BenchCommand.Show(context, path is not null
                    ? await ClusterFileAsync(path, parsed.GetValue(Dimensions), parsed.GetValue(Predictions), cancellationToken)
                    : MeasurePlanted(parsed.GetValue(Large), cancellationToken));
                return ExitCode.Done;
            },
            cancellationToken));
        return command;
    }

    public static Task<IReadOnlyList<BenchLine>> MeasureAsync(CommandContext context, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<BenchLine>>(MeasurePlanted(false, cancellationToken));

    private static List<BenchLine> MeasurePlanted(bool large, CancellationToken cancellationToken)
    {
        List<BenchLine> lines = [];
        ClusterFigure? smaller = null;
        foreach (var size in large ? [.. ClusterBench.Sizes, ClusterBench.LargestSize] : ClusterBench.Sizes)
        {
            var figure = ClusterBench.Measure(size, cancellationToken);
            var what = string.Create(CultureInfo.InvariantCulture, $"{size:N0} vectors, ");
            lines.Add(new BenchLine(Name, what + "neighbours", figure.NeighbourSeconds, "s")
            {
                Reference = "all pairs",
                ReferenceMeasured = figure.AllPairsSeconds,
                Ratio = figure.NeighbourSeconds / figure.AllPairsSeconds,
            });
            lines.Add(new BenchLine(Name, what + "recall of neighbours in clusters", figure.Recall, "share"));
            lines.Add(new BenchLine(Name, what + "neighbours and clusters", figure.Seconds, "s")
            {
                Reference = smaller is null ? null : "a tenth of the vectors",
                ReferenceMeasured = smaller?.Seconds,
                Ratio = figure.Seconds / smaller?.Seconds,
                Wanted = size == 100_000 ? "<= 15 s, ratio <= 14" : size > 100_000 ? "ratio <= 14" : null,
            });
            lines.Add(new BenchLine(Name, what + "ARI", figure.Ari, "share") { Wanted = ">= 0.95" });
            lines.Add(new BenchLine(Name, what + "memory beyond the vectors", figure.BytesPerItem, "bytes/item")
            {
                Wanted = size >= 100_000 ? string.Create(CultureInfo.InvariantCulture, $"<= {MostBytesPerItem}") : null,
            });
            smaller = figure;
        }

        return lines;
    }

    private static async Task<IReadOnlyList<BenchLine>> ClusterFileAsync(
        string path, int dimensions, string? predictions, CancellationToken cancellationToken)
    {
        var (seconds, clusters) = await ClusterBench.ClusterFileAsync(path, dimensions, predictions, cancellationToken);
        return
        [
            new BenchLine(Name, "neighbours and clusters", seconds, "s"), new BenchLine(Name, "clusters found", clusters, "clusters"),
        ];
    }
}
