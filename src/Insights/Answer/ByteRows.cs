using System.Numerics;
using System.Numerics.Tensors;

namespace Insights.Answer;

/// <summary>
/// Rows of a matrix in one byte a number, for comparing a vector with all of them in a quarter of the memory: near enough to tell which
/// rows are worth an exact comparison.
/// </summary>
internal sealed class ByteRows
{
    private readonly sbyte[] codes;
    private readonly float[] scales;
    private readonly int dimensions;

    /// <param name="rows">Row after row.</param>
    /// <param name="dimensions">The length of a row.</param>
    public ByteRows(ReadOnlySpan<float> rows, int dimensions)
    {
        this.dimensions = dimensions;
        codes = new sbyte[rows.Length];
        scales = new float[rows.Length / dimensions];
        for (var row = 0; row < scales.Length; row++)
        {
            var from = rows.Slice(row * dimensions, dimensions);
            scales[row] = ScaleOf(from);
            for (var place = 0; place < dimensions; place++)
            {
                codes[(row * dimensions) + place] = (sbyte)MathF.Round(from[place] / scales[row]);
            }
        }
    }

    /// <summary>Nearly the products of the vector with each row.</summary>
    public void Compare(ReadOnlySpan<float> vector, Span<float> products)
    {
        var scale = ScaleOf(vector);
        Span<short> coded = stackalloc short[dimensions];
        for (var place = 0; place < dimensions; place++)
        {
            coded[place] = (short)MathF.Round(vector[place] / scale);
        }

        for (var row = 0; row < scales.Length; row++)
        {
            products[row] = Dot(codes.AsSpan(row * dimensions, dimensions), coded) * scales[row] * scale;
        }
    }

    private static float ScaleOf(ReadOnlySpan<float> vector) =>
        Math.Max(Math.Abs(TensorPrimitives.MaxMagnitude(vector)), float.Epsilon * sbyte.MaxValue) / sbyte.MaxValue;

    private static int Dot(ReadOnlySpan<sbyte> row, ReadOnlySpan<short> vector)
    {
        var sums = Vector<int>.Zero;
        var place = 0;
        for (; place <= row.Length - Vector<sbyte>.Count; place += Vector<sbyte>.Count)
        {
            // Two products of codes up to 127 fit into 16 bits together.
            Vector.Widen(new Vector<sbyte>(row[place..]), out var lower, out var upper);
            Vector.Widen(
                (lower * new Vector<short>(vector[place..])) + (upper * new Vector<short>(vector[(place + Vector<short>.Count)..])),
                out var one,
                out var other);
            sums += one + other;
        }

        var sum = Vector.Sum(sums);
        for (; place < row.Length; place++)
        {
            sum += row[place] * vector[place];
        }

        return sum;
    }
}
