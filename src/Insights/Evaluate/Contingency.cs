using System.Globalization;
using Insights.Cluster;

namespace Insights.Evaluate;

/// <summary>How many items each label shares with each cluster; only cells that are not empty are kept.</summary>
internal sealed class Contingency
{
    private Contingency(IReadOnlyList<int> rowSums, IReadOnlyList<int> columnSums, IReadOnlyDictionary<(int Row, int Column), int> cells) =>
        (RowSums, ColumnSums, Cells) = (rowSums, columnSums, cells);

    public IReadOnlyList<int> RowSums { get; }

    public IReadOnlyList<int> ColumnSums { get; }

    public IReadOnlyDictionary<(int Row, int Column), int> Cells { get; }

    public static Contingency Of(IReadOnlyList<string> labels, IReadOnlyList<string?> predictions)
    {
        if (labels.Count != predictions.Count)
        {
            throw new ArgumentException($"There are {labels.Count} labels and {predictions.Count} predictions.", nameof(predictions));
        }

        var rows = Number(labels);
        // A name no cluster can have keeps each outlier apart from all clusters and all other outliers.
        var columns = Number([.. predictions.Select((name, item) => name is null ? Alone(item) : "c" + name)]);
        var (rowSums, columnSums) = (new int[rows.Count], new int[columns.Count]);
        var cells = new Dictionary<(int Row, int Column), int>();
        for (var item = 0; item < labels.Count; item++)
        {
            var name = predictions[item];
            var cell = (Row: rows[labels[item]], Column: columns[name is null ? Alone(item) : "c" + name]);
            rowSums[cell.Row]++;
            columnSums[cell.Column]++;
            cells[cell] = cells.GetValueOrDefault(cell) + 1;
        }

        return new Contingency(rowSums, columnSums, cells);
    }

    /// <summary>Items covered by the best one-to-one assignment of labels to clusters.</summary>
    public double BestOverlap()
    {
        var best = Assignment.Maximise(RowSums.Count, ColumnSums.Count, (row, column) => Cells.GetValueOrDefault((row, column)));
        return best.Select((column, row) => column is { } chosen ? Cells.GetValueOrDefault((row, chosen)) : 0).Sum();
    }

    private static string Alone(int item) => "o" + item.ToString(CultureInfo.InvariantCulture);

    private static Dictionary<string, int> Number(IReadOnlyList<string> names)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            numbers.TryAdd(name, numbers.Count);
        }

        return numbers;
    }
}
