using Insights.Cluster;

namespace Insights.Tests.Cluster;

public sealed class AssignmentTests
{
    [Fact]
    public void The_best_sum_beats_the_best_first_pick() =>
        Assert.Equal([1, 0], Maximise([[9, 8], [8, 1]]));

    [Fact]
    public void Rows_without_a_column_get_none() =>
        Assert.Equal([null, 0, null], Maximise([[1], [3], [2]]));

    [Fact]
    public void No_permutation_of_small_tables_is_better()
    {
        var random = new Random(7);
        for (var trial = 0; trial < 200; trial++)
        {
            double[][] weights = [.. Enumerable.Range(0, 4).Select(row => Enumerable.Range(0, 5).Select(column => (double)random.Next(10)).ToArray())];

            var found = Maximise(weights).Index().Sum(pair => weights[pair.Index][pair.Item!.Value]);

            Assert.Equal(Best(weights, 0, []), found);
        }
    }

    private static IReadOnlyList<int?> Maximise(double[][] weights) =>
        Assignment.Maximise(weights.Length, weights[0].Length, (row, column) => weights[row][column]);

    private static double Best(double[][] weights, int row, IReadOnlyCollection<int> taken) =>
        row == weights.Length
            ? 0
            : Enumerable.Range(0, weights[row].Length).Where(column => !taken.Contains(column))
                .Max(column => weights[row][column] + Best(weights, row + 1, [.. taken, column]));
}
