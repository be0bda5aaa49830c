namespace Insights.Evaluate;

/// <summary>
/// Agreement of a clustering with labels. Null predictions are outliers, each a cluster of its own. All figures are shares; 1 is perfect.
/// </summary>
/// <param name="Nmi">Mutual information over the arithmetic mean of the two entropies.</param>
/// <param name="Ari">Rand index adjusted for chance (Hubert and Arabie 1985); 0 for chance, may be negative.</param>
/// <param name="VMeasure">Harmonic mean of homogeneity and completeness (Rosenberg and Hirschberg 2007).</param>
/// <param name="Accuracy">Share of items in the cluster that the best one-to-one assignment gives to their label.</param>
/// <param name="Clusters">Clusters found, outliers not counted.</param>
/// <param name="OutlierShare">Share of items in no cluster.</param>
public sealed record ClusterMeasures(
    double Nmi, double Ari, double VMeasure, double Accuracy, int Clusters, double OutlierShare)
{
    /// <summary>Compares labels and predictions of the same items, in the same order.</summary>
    public static ClusterMeasures Of(IReadOnlyList<string> labels, IReadOnlyList<string?> predictions)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(predictions);
        var table = Contingency.Of(labels, predictions);
        var (rows, columns, joint) = (table.RowSums, table.ColumnSums, table.Cells);
        double total = labels.Count;
        var mutual = joint.Sum(cell => cell.Value / total * Math.Log(cell.Value * total / (rows[cell.Key.Row] * (double)columns[cell.Key.Column])));
        var (labelEntropy, clusterEntropy) = (Entropy(rows, total), Entropy(columns, total));
        var homogeneity = labelEntropy == 0 ? 1 : mutual / labelEntropy;
        var completeness = clusterEntropy == 0 ? 1 : mutual / clusterEntropy;
        return new ClusterMeasures(
            labelEntropy + clusterEntropy == 0 ? 1 : Math.Clamp(2 * mutual / (labelEntropy + clusterEntropy), 0, 1),
            AdjustedRand(table, total),
            homogeneity + completeness == 0 ? 0 : 2 * homogeneity * completeness / (homogeneity + completeness),
            total == 0 ? 0 : table.BestOverlap() / total,
            predictions.Where(prediction => prediction is not null).Distinct(StringComparer.Ordinal).Count(),
            total == 0 ? 0 : predictions.Count(prediction => prediction is null) / total);
    }

    /// <summary>The adjusted Rand index alone, which takes no assignment and so suits millions of items.</summary>
    public static double AdjustedRandOf(IReadOnlyList<string> labels, IReadOnlyList<string?> predictions)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(predictions);
        return AdjustedRand(Contingency.Of(labels, predictions), labels.Count);
    }

    private static double Entropy(IReadOnlyList<int> sums, double total) =>
        -sums.Sum(sum => sum == 0 ? 0 : sum / total * Math.Log(sum / total));

    private static double AdjustedRand(Contingency table, double total)
    {
        var together = table.Cells.Values.Sum(Pairs);
        var (rows, columns) = (table.RowSums.Sum(Pairs), table.ColumnSums.Sum(Pairs));
        var all = total * (total - 1) / 2;
        var expected = all == 0 ? 0 : rows * columns / all;
        var largest = (rows + columns) / 2;
        return largest == expected ? 1 : (together - expected) / (largest - expected);
    }

    private static double Pairs(int count) => count * (count - 1.0) / 2;
}
