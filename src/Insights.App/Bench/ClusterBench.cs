using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Insights.Cluster;
using Insights.Cluster.Neighbours;
using Insights.Evaluate;

namespace Insights.App.Bench;

/// <summary>What clustering a number of planted vectors took and found.</summary>
/// <param name="Items">How many vectors.</param>
/// <param name="NeighbourSeconds">Finding the nearest of all.</param>
/// <param name="Seconds">Clustering from vectors to clusters, neighbours included.</param>
/// <param name="AllPairsSeconds">The reference: comparing all pairs, measured on a sample of the items and scaled up.</param>
/// <param name="Recall">Share of the true nearest that were found, over the sampled items that lie in a cluster.</param>
/// <param name="Ari">Agreement with the planted clusters; each item that lies anywhere is a class of its own.</param>
/// <param name="BytesPerItem">Growth of the process at its peak, beyond the vectors.</param>
internal sealed record ClusterFigure(
    int Items, double NeighbourSeconds, double Seconds, double AllPairsSeconds, double Recall, double Ari, double BytesPerItem);

/// <summary>Measures clustering on planted vectors, and clusters given ones.</summary>
internal static class ClusterBench
{
    private const int Dimensions = 384;
    private const int Neighbours = 15;
    private const int Sampled = 256;
    private const int Seed = 7;

    public static IReadOnlyList<int> Sizes { get; } = [1_000, 10_000, 100_000];

    public static int LargestSize => 1_000_000;

    public static ClusterFigure Measure(int count, CancellationToken cancellationToken)
    {
        var planted = PlantedVectors.Create(count, Dimensions, Seed);
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var before = process.WorkingSet64;

        var started = Stopwatch.GetTimestamp();
        var outcome = Clusterer.Cluster(InputOf(planted.Vectors), cancellationToken);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        process.Refresh();
        var bytes = Math.Max(0, process.PeakWorkingSet64 - before) / (double)count;
        var ari = ClusterMeasures.AdjustedRandOf(planted.Labels, ClusterOf(outcome, count));

        started = Stopwatch.GetTimestamp();
        var nearest = DenseNeighbours.Find(planted.Vectors, Neighbours, cancellationToken);
        var neighbourSeconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var (allPairs, recall) = CompareWithAllPairs(planted, nearest, cancellationToken);
        return new ClusterFigure(count, neighbourSeconds, seconds, allPairs, recall, ari, bytes);
    }

    /// <summary>Clusters the vectors of a file and writes a line <c>{id: row, cluster}</c> for each; gives seconds and clusters found.</summary>
    public static async Task<(double Seconds, int Clusters)> ClusterFileAsync(
        string path, int dimensions, string? predictions, CancellationToken cancellationToken)
    {
        var vectors = VectorFile.Read(path, dimensions);
        var started = Stopwatch.GetTimestamp();
        var outcome = Clusterer.Cluster(InputOf(vectors), cancellationToken);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        if (predictions is not null)
        {
            var found = ClusterOf(outcome, vectors.Length);
            await File.WriteAllLinesAsync(
                predictions,
                found.Select((cluster, row) => JsonSerializer.Serialize(new { id = row, cluster })),
                cancellationToken);
        }

        return (seconds, outcome.Groups.Count);
    }

    private static ClusterInput InputOf(IReadOnlyList<float[]?> vectors) =>
        new([.. vectors.Select((vector, row) => new ClusterRow(row.ToString("d8", CultureInfo.InvariantCulture), vector, null, []))]);

    private static string?[] ClusterOf(ClusterOutcome outcome, int count)
    {
        var found = new string?[count];
        foreach (var (number, group) in outcome.Groups.Index())
        {
            foreach (var row in group.Members)
            {
                found[row] = (number + 1).ToString(CultureInfo.InvariantCulture);
            }
        }

        return found;
    }

    private static (double Seconds, double Recall) CompareWithAllPairs(
        PlantedVectors planted, NeighbourTable nearest, CancellationToken cancellationToken)
    {
        var count = planted.Vectors.Length;
        int[] sample = [.. Enumerable.Range(0, Math.Min(Sampled, count)).Select(place => (int)((long)place * count / Math.Min(Sampled, count)))];
        var started = Stopwatch.GetTimestamp();
        var exact = ExactNeighbours.Find(planted.Vectors, sample, Neighbours, cancellationToken);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds * count / sample.Length;
        var recall = sample.Where(item => planted.Labels[item][0] == 'c')
            .Average(item => exact.Of(item).ToArray().Intersect(nearest.Of(item).ToArray()).Count() / (double)Neighbours);
        return (seconds, recall);
    }
}
