namespace Insights.Cluster;

/// <summary>The best one-to-one assignment of rows to columns (Kuhn, 1955, in the shortest augmenting path form of Jonker and Volgenant, 1987).</summary>
public static class Assignment
{
    /// <summary>
    /// For each row the column given to it, or null where there are more rows than columns; the sum of the chosen weights is the
    /// largest possible. Time grows with the square of the shorter side times the longer one.
    /// </summary>
    public static IReadOnlyList<int?> Maximise(int rows, int columns, Func<int, int, double> weight)
    {
        var chosen = new int?[rows];
        if (rows <= columns)
        {
            var owners = Solve(rows, columns, (row, column) => -weight(row, column));
            for (var column = 0; column < columns; column++)
            {
                if (owners[column] is { } row)
                {
                    chosen[row] = column;
                }
            }
        }
        else
        {
            var owners = Solve(columns, rows, (column, row) => -weight(row, column));
            owners.CopyTo(chosen, 0);
        }

        return chosen;
    }

    /// <summary>For each of <paramref name="wide"/> columns the row it serves; every one of the fewer rows is served.</summary>
    private static int?[] Solve(int narrow, int wide, Func<int, int, double> cost)
    {
        var rowPotential = new double[narrow + 1];
        var columnPotential = new double[wide + 1];
        var owner = new int[wide + 1];
        var previous = new int[wide + 1];
        for (var row = 1; row <= narrow; row++)
        {
            Augment(row, wide, cost, rowPotential, columnPotential, owner, previous);
        }

        return [.. owner.Skip(1).Select(row => row == 0 ? (int?)null : row - 1)];
    }

    private static void Augment(
        int start, int wide, Func<int, int, double> cost, double[] rowPotential, double[] columnPotential, int[] owner, int[] previous)
    {
        var slack = new double[wide + 1];
        Array.Fill(slack, double.PositiveInfinity);
        var visited = new bool[wide + 1];
        owner[0] = start;
        var column = 0;
        do
        {
            visited[column] = true;
            var row = owner[column];
            var (next, least) = (0, double.PositiveInfinity);
            for (var other = 1; other <= wide; other++)
            {
                if (visited[other])
                {
                    continue;
                }

                var reduced = cost(row - 1, other - 1) - rowPotential[row] - columnPotential[other];
                if (reduced < slack[other])
                {
                    (slack[other], previous[other]) = (reduced, column);
                }

                if (slack[other] < least)
                {
                    (least, next) = (slack[other], other);
                }
            }

            for (var other = 0; other <= wide; other++)
            {
                if (visited[other])
                {
                    rowPotential[owner[other]] += least;
                    columnPotential[other] -= least;
                }
                else
                {
                    slack[other] -= least;
                }
            }

            column = next;
        }
        while (owner[column] != 0);

        for (; column != 0; column = previous[column])
        {
            owner[column] = owner[previous[column]];
        }
    }
}
