using Insights.Cluster.Graphs;

namespace Insights.Cluster;

/// <summary>A label per row, and how well each row sits with the others of its label, 0 to 1; 1 where it is alone.</summary>
internal sealed class FittedPartition
{
    // A cluster may be large; a row's fit is read off this many of its members, spread evenly.
    private const int MostCompared = 64;
    private readonly double[] fits;

    public FittedPartition(WeightedGraph graph, int[] labels, double[] fits) => (Graph, Labels, this.fits) = (graph, labels, fits);

    /// <summary>The graph that was split.</summary>
    public WeightedGraph Graph { get; }

    public int[] Labels { get; }

    public double Fit(int row) => fits[row];

    /// <summary>Fits rows by a closeness of pairs (null: nothing to compare), scaled to 0 to 1.</summary>
    public static FittedPartition Of(
        WeightedGraph graph, int[] labels, Func<int, int, double?> closeness, Func<double, double> scale) =>
        new(graph, labels, Array.ConvertAll(MeanCloseness(labels, closeness), mean => mean is { } known ? scale(known) : 1));

    /// <summary>Mean closeness of each row to the others of its label; null for rows that are alone or cannot be compared.</summary>
    public static double?[] MeanCloseness(int[] labels, Func<int, int, double?> closeness)
    {
        var compact = Graphs.Labels.Compact(labels);
        var members = Graphs.Labels.MembersOf(compact, Graphs.Labels.CountOf(compact));
        var means = new double?[labels.Length];
        Parallel.For(0, members.Count, label =>
        {
            var rows = members.Of(label);
            foreach (var row in rows)
            {
                means[row] = MeanCloseness(row, rows, closeness);
            }
        });
        return means;
    }

    private static double? MeanCloseness(int row, ReadOnlySpan<int> rows, Func<int, int, double?> closeness)
    {
        var (sum, count) = (0.0, 0);
        for (var place = 0; place < rows.Length; place += Math.Max(1, rows.Length / MostCompared))
        {
            if (rows[place] != row && closeness(row, rows[place]) is { } near)
            {
                sum += near;
                count++;
            }
        }

        return count == 0 ? null : sum / count;
    }
}
