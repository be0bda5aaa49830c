using System.Numerics.Tensors;

namespace Insights.Answer;

/// <summary>The mean direction of each row's vectors in one view, from which wordings can be taken out again.</summary>
internal sealed class RowMeans
{
    private const float Vanishing = 1e-3f;

    private readonly AnswerRow[] rows;
    private readonly Func<RowWording, float[]?> view;
    private readonly int dimensions;
    private readonly float[] means;
    private readonly float[] lengths;
    private readonly ByteRows coarse;

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

        coarse = new ByteRows(means, dimensions);
    }

    /// <summary>Nearly the cosine of the question and every row's mean; 0 where either is missing.</summary>
    public void Compare(float[]? vector, Span<float> likeness, HeldOut? without)
    {
        likeness.Clear();
        if (vector is null || means.Length == 0)
        {
            return;
        }

        coarse.Compare(vector, likeness);
        if (without is not null)
        {
            likeness[without.Row] = (float)(Likeness(without.Row, vector, without) ?? 0);
        }
    }

    /// <summary>Cosine of the question and the row's mean, without what is held out; null where the row has nothing in this view.</summary>
    public double? Likeness(int row, float[] vector, HeldOut? without)
    {
        if (lengths[row] == 0)
        {
            return null;
        }

        if (row != without?.Row)
        {
            return TensorPrimitives.Dot(MeanOf(row), vector);
        }

        var left = new float[dimensions];
        TensorPrimitives.Multiply(MeanOf(row), lengths[row], left);
        foreach (var place in without.Wordings)
        {
            if (view(rows[row].Wordings[place]) is { } held)
            {
                TensorPrimitives.Subtract(left, held, left);
            }
        }

        var length = TensorPrimitives.Norm<float>(left);
        return length > Vanishing ? TensorPrimitives.Dot<float>(left, vector) / length : 0;
    }

    private Span<float> MeanOf(int row) => means.AsSpan(row * dimensions, dimensions);
}
