using System.Numerics.Tensors;
using Insights.Embed;

namespace Insights.Classify;

/// <summary>Makes of a question what its theme is told from.</summary>
internal sealed class ThemeSamples(ITextEncoder encoder)
{
    /// <summary>
    /// The row's own views; for a form that was filled in, views of its title and of what it tells, the title counting once more.
    /// </summary>
    public ThemeSample Of(EmbeddedQuestion row)
    {
        if (ReportForm.Read(row.QuestionText) is not { } report)
        {
            return new ThemeSample(row.QuestionVector, row.AnswerVector, ThemeWords.Of(row.Words)) { IsQuestion = row.IsQuestion };
        }

        var told = report.Told.Length <= ClassifyThresholds.LongestTold ? report.Told : report.Told[..ClassifyThresholds.LongestTold];
        var both = $"{report.Title} {told}".Trim();
        return new ThemeSample(Mean(encoder.Encode(report.Title), encoder.Encode(both)), row.AnswerVector, ThemeWords.Of(both))
        {
            IsQuestion = row.IsQuestion,
        };
    }

    private static float[]? Mean(float[]? one, float[]? other)
    {
        if (one is null || other is null)
        {
            return one ?? other;
        }

        var sum = new float[one.Length];
        TensorPrimitives.Add<float>(one, other, sum);
        TensorPrimitives.Divide(sum, Math.Max(TensorPrimitives.Norm<float>(sum), 1e-6f), sum);
        return sum;
    }
}
