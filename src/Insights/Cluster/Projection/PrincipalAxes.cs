using System.Numerics.Tensors;
using Insights.Cluster.Graphs;

namespace Insights.Cluster.Projection;

/// <summary>
/// The two directions in which vectors spread most, by orthogonal iteration (Golub and Van Loan, Matrix Computations, 7.3) without ever
/// forming a matrix; found on rows evenly spread over the input where there are many.
/// </summary>
internal static class PrincipalAxes
{
    /// <summary>x and y of each row in turn; a row without a vector stands in the middle.</summary>
    public static double[] Project(IReadOnlyList<float[]?> vectors)
    {
        var places = new double[2 * vectors.Count];
        float[][] known = [.. vectors.OfType<float[]>()];
        if (known.Length < 2)
        {
            return places;
        }

        var mean = MeanOf(known);
        var step = Math.Max(1, known.Length / LayoutThresholds.AxisRows);
        var (first, second) = Find([.. known.Where((_, row) => row % step == 0)], mean);
        var (x, y) = (TensorPrimitives.Dot(mean, first), TensorPrimitives.Dot(mean, second));
        for (var row = 0; row < vectors.Count; row++)
        {
            if (vectors[row] is { } vector)
            {
                places[2 * row] = TensorPrimitives.Dot(vector, first) - x;
                places[(2 * row) + 1] = TensorPrimitives.Dot(vector, second) - y;
            }
        }

        return places;
    }

    private static (float[] First, float[] Second) Find(float[][] rows, float[] mean)
    {
        var random = new SplitMix(LayoutThresholds.Seed);
        var (first, second) = (Random(mean.Length, random), Random(mean.Length, random));
        for (var round = 0; round < LayoutThresholds.AxisRounds; round++)
        {
            first = Unit(Spread(rows, mean, first));
            second = Spread(rows, mean, second);
            TensorPrimitives.MultiplyAdd(first, -TensorPrimitives.Dot(first, second), second, second);
            second = Unit(second);
        }

        return (Turned(first), Turned(second));
    }

    // The covariance times an axis, up to a factor.
    private static float[] Spread(float[][] rows, float[] mean, float[] axis)
    {
        var spread = new float[axis.Length];
        var (middle, total) = (TensorPrimitives.Dot(mean, axis), 0f);
        foreach (var row in rows)
        {
            var along = TensorPrimitives.Dot(row, axis) - middle;
            TensorPrimitives.MultiplyAdd(row, along, spread, spread);
            total += along;
        }

        TensorPrimitives.MultiplyAdd(mean, -total, spread, spread);
        return spread;
    }

    private static float[] MeanOf(float[][] rows)
    {
        var sum = new float[rows[0].Length];
        foreach (var row in rows)
        {
            TensorPrimitives.Add(sum, row, sum);
        }

        TensorPrimitives.Divide(sum, rows.Length, sum);
        return sum;
    }

    private static float[] Random(int dimensions, SplitMix random) =>
        [.. Enumerable.Range(0, dimensions).Select(_ => (float)(random.NextUnit() - 0.5))];

    private static float[] Unit(float[] vector)
    {
        var length = TensorPrimitives.Norm<float>(vector);
        return length > 0 ? Array.ConvertAll(vector, value => value / length) : vector;
    }

    // An axis and its opposite say the same: the largest entry is made positive, so that the picture never flips.
    private static float[] Turned(float[] axis) =>
        axis.Length > 0 && axis.MaxBy(Math.Abs) < 0 ? Array.ConvertAll(axis, value => -value) : axis;
}
