using System.Numerics.Tensors;
using Insights.Embed;

namespace Insights.Cluster;

/// <summary>The middle of some questions in both dense views; null where none has a vector.</summary>
internal sealed record Centre(float[]? Question, float[]? Answer)
{
    public static Centre Of(IReadOnlyCollection<EmbeddedQuestion> rows) =>
        new(Sum(rows.Select(row => row.QuestionVector)), Sum(rows.Select(row => row.AnswerVector)));

    /// <summary>Mean of the cosines in both views; a view that one of them lacks counts as 0.</summary>
    public double Nearness(Centre other) => (Cosine(Question, other.Question) + Cosine(Answer, other.Answer)) / 2;

    private static float[]? Sum(IEnumerable<float[]?> vectors)
    {
        float[]? sum = null;
        foreach (var vector in vectors.OfType<float[]>())
        {
            sum ??= new float[vector.Length];
            TensorPrimitives.Add(sum, vector, sum);
        }

        return sum;
    }

    private static double Cosine(float[]? one, float[]? other) =>
        one is null || other is null ? 0 : TensorPrimitives.CosineSimilarity<float>(one, other);
}
