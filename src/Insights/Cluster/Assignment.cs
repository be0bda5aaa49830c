namespace Insights.Cluster;

/// <summary>
/// The linear assignment problem by shortest augmenting paths with potentials (Jonker and Volgenant 1987; Crouse 2016), O(n^2 m) for an
/// n by m table.
/// </summary>
public static class Assignment
{
    /// <summary>
    /// The one-to-one assignment of rows to columns of largest total gain; all rows are equally long. Result per row: its column, or null where there are more rows
    /// than columns. All min(rows, columns) pairs are made, also where a gain is 0.
    /// </summary>
    public static int?[] Maximise(double[][] gain)
    {
        ArgumentNullException.ThrowIfNull(gain);
        var (rows, columns) = (gain.Length, gain.Length == 0 ? 0 : gain[0].Length);
        if (rows <= columns)
        {
            return Array.ConvertAll(Solve(rows, columns, (row, column) => -gain[row][column]), column => (int?)column);
        }

        var result = new int?[rows];
        var rowOf = Solve(columns, rows, (column, row) => -gain[row][column]);
        for (var column = 0; column < columns; column++)
        {
            result[rowOf[column]] = column;
        }

        return result;
    }

    // Column of each row at least cost; rows <= columns. Rows and columns count from 1 inside, 0 is "none".
    private static int[] Solve(int rows, int columns, Func<int, int, double> cost)
    {
        var rowPotential = new double[rows + 1];
        var columnPotential = new double[columns + 1];
        var rowOf = new int[columns + 1];
        var before = new int[columns + 1];
        for (var row = 1; row <= rows; row++)
        {
            rowOf[0] = row;
            var column = 0;
            var least = new double[columns + 1];
            Array.Fill(least, double.PositiveInfinity);
            var done = new bool[columns + 1];
            do
            {
                done[column] = true;
                var (current, delta, next) = (rowOf[column], double.PositiveInfinity, 0);
                for (var other = 1; other <= columns; other++)
                {
                    if (done[other])
                    {
                        continue;
                    }

                    var reduced = cost(current - 1, other - 1) - rowPotential[current] - columnPotential[other];
                    if (reduced < least[other])
                    {
                        (least[other], before[other]) = (reduced, column);
                    }

                    if (least[other] < delta)
                    {
                        (delta, next) = (least[other], other);
                    }
                }

                for (var other = 0; other <= columns; other++)
                {
                    if (done[other])
                    {
                        rowPotential[rowOf[other]] += delta;
                        columnPotential[other] -= delta;
                    }
                    else
                    {
                        least[other] -= delta;
                    }
                }

                column = next;
            }
            while (rowOf[column] != 0);

            for (; column != 0; column = before[column])
            {
                rowOf[column] = rowOf[before[column]];
            }
        }

        var result = new int[rows];
        for (var column = 1; column <= columns; column++)
        {
            if (rowOf[column] != 0)
            {
                result[rowOf[column] - 1] = column - 1;
            }
        }

        return result;
    }
}
