using System.Numerics.Tensors;

namespace Insights.Answer;

/// <summary>The mean direction of each row's vectors in one view, from which one wording can be taken out again.</summary>
internal sealed class RowMeans
{
    private const double Vanishing = 1e-6;

    private readonly AnswerRow[] rows;
    private readonly Func<RowWording, float[]?> view;
    private readonly int dimensions;
    private readonly float[] means;
    private readonly float[] lengths;

    public RowMeans(AnswerRow[] rows, int dimensions, Func<RowWording, float[]?> view)
    {
        this.rows = rows;
        this.view = view;
        this.dimensions = dimensions;
        means = new float[rows.Any(row => row.Wordings.Any(wording => view(wording) is not null)) ? rows.Length * dimensions : 0];
        lengths = new float[rows.Length];
        for (var row = 0; row < rows.Length && means.Length > 0; row++)
        {
            var mean = MeanOf(row);
            foreach (var vector in rows[row].Wordings.Select(view).OfType<float[]>())
            {
                TensorPrimitives.Add(mean, vector, mean);
            }

            lengths[row] = TensorPrimitives.Norm(mean);
            if (lengths[row] > 0)
            {
                TensorPrimitives.Divide(mean, lengths[row], mean);
            }
        }
    }

    /// <summary>Cosine of the question and the row's mean, without the held-out wording; null where the row has nothing in this view.</summary>
    public double? Likeness(int row, float[]? vector, HeldOut? without)
    {
        if (lengths[row] == 0)
        {
            return null;
        }

        var likeness = vector is null ? 0 : TensorPrimitives.Dot(MeanOf(row), vector);
        if (vector is null || row != without?.Row || view(rows[row].Wordings[without.Wording]) is not { } left)
        {
            return likeness;
        }

        // Sum without the wording: s - w; its product with the question and its length follow from what is known.
        var product = (likeness * lengths[row]) - TensorPrimitives.Dot(left, vector);
        var square = (lengths[row] * lengths[row]) - (2 * lengths[row] * TensorPrimitives.Dot(MeanOf(row), left)) + 1;
        return square > Vanishing ? product / Math.Sqrt(square) : 0;
    }

    private Span<float> MeanOf(int row) => means.AsSpan(row * dimensions, dimensions);
}
