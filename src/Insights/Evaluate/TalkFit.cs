using System.Numerics.Tensors;
using Insights.Ingest.Talks;

namespace Insights.Evaluate;

/// <summary>
/// Fits the weights of the talk splitter on annotated logs: a softmax over the lines that may be answered and a start, by maximum
/// likelihood (the annotated parents' share and the annotated talk's share, halves), an L2 penalty on standardised cues, Adam over
/// all decisions at once. The same logs give the same weights but for the last digits, which depend on the processor.
/// </summary>
public static class TalkFit
{
    private const double Penalty = 10;
    private const int Steps = 120;
    private const double StepSize = 0.1;

    /// <summary>Cues that hardly ever hold are scaled as if they held now and then, so that a few lines do not make a large weight.</summary>
    private const double LeastDeviation = 0.1;

    /// <summary>Most candidates are far from being chosen; what they add is below the last digit of the weights.</summary>
    private const float LeastError = 1e-5f;

    /// <summary>
    /// Fits on all logs of the file, once without vectors and once on the vectors of all encoders together, so that the weights
    /// hold for each of them: the text of <c>TalkCoefficients.cs</c>.
    /// </summary>
    public static async Task<string> FitAsync(
        string path, IReadOnlyList<Func<string, float[]?>> encoders, CancellationToken cancellationToken)
    {
        var logs = await AnnotatedLog.ReadAsync(path, cancellationToken);
        return TalkCoefficientsText.Render(Fit(logs, [null], cancellationToken), Fit(logs, encoders, cancellationToken));
    }

    /// <summary>Fits on one half of the logs (every other one) and measures on the other, both ways round.</summary>
    public static async Task<IReadOnlyList<IReadOnlyList<Measured>>> MeasureHalvesAsync(
        string path, Func<string, float[]?>? encode, CancellationToken cancellationToken)
    {
        var logs = await AnnotatedLog.ReadAsync(path, cancellationToken);
        var halves = HalvesOf(logs);
        var weights = halves.Select(half => Fit(half, [encode], cancellationToken)).ToList();
        IReadOnlyList<Measured> Measure(int half) =>
            ThreadEvaluation.Measure(halves[half], _ => weights[1 - half], encode, cancellationToken).Measures;
        return [Measure(0), Measure(1)];
    }

    /// <summary>
    /// As <see cref="ThreadEvaluation.RunAsync"/>, but every log is split with weights fitted on the other half of the file: what
    /// the splitter is worth on logs it was not fitted on, where the file is the one that the shipped weights come from.
    /// </summary>
    public static async Task<Evaluation> EvaluateAsync(
        string path, string model, Func<string, float[]?>? encode, CancellationToken cancellationToken)
    {
        var logs = await AnnotatedLog.ReadAsync(path, cancellationToken);
        var halves = HalvesOf(logs);
        var weights = halves.Select(half => Fit(half, [encode], cancellationToken)).ToList();
        var (measures, predictions) = ThreadEvaluation.Measure(
            logs, log => weights[halves[0].Contains(log) ? 1 : 0], encode, cancellationToken);
        var named = measures.Select(measure => measure with { Name = measure.Name + ", fitted on the other half" });
        return new Evaluation("threads", model, [.. named], predictions, null);
    }

    private static List<IReadOnlyList<AnnotatedLog>> HalvesOf(IReadOnlyList<AnnotatedLog> logs) =>
        [.. Enumerable.Range(0, 2).Select(half => logs.Where((_, place) => place % 2 == half).ToList())];

    internal static double[] Fit(
        IReadOnlyList<AnnotatedLog> logs, IReadOnlyList<Func<string, float[]?>?> encoders, CancellationToken cancellationToken)
    {
        var examples = encoders.SelectMany(encode => logs.SelectMany(log => TalkExample.Of(log, encode))).ToList();
        var scales = ScalesOf(examples);
        foreach (var example in examples)
        {
            for (var index = 0; index < example.Cues.Length; index++)
            {
                example.Cues[index] /= scales[index % scales.Length];
            }
        }

        var weights = new float[scales.Length];
        var (momentum, square) = (new double[scales.Length], new double[scales.Length]);
        for (var step = 1; step <= Steps; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var gradient = GradientOf(examples, weights);
            var size = StepSize * Math.Min(1, 2.5 * (1.02 - ((double)step / Steps)));
            for (var index = 0; index < weights.Length; index++)
            {
                var slope = gradient[index] + (Penalty * encoders.Count * weights[index]);
                momentum[index] = (0.9 * momentum[index]) + (0.1 * slope);
                square[index] = (0.99 * square[index]) + (0.01 * slope * slope);
                var mean = momentum[index] / (1 - Math.Pow(0.9, step));
                var deviation = Math.Sqrt(square[index] / (1 - Math.Pow(0.99, step)));
                weights[index] -= (float)(size * mean / (deviation + 1e-8));
            }
        }

        return [.. weights.Select((weight, index) => (double)weight / scales[index])];
    }

    private static float[] GradientOf(List<TalkExample> examples, float[] weights)
    {
        var gradient = new float[weights.Length];
        foreach (var example in examples)
        {
            var shares = new double[example.Rows];
            for (var row = 0; row < shares.Length; row++)
            {
                shares[row] = TensorPrimitives.Dot(weights, example.Row(row));
            }

            var greatest = shares.Max();
            for (var row = 0; row < shares.Length; row++)
            {
                shares[row] = Math.Exp(shares[row] - greatest);
            }

            var total = shares.Sum();
            var parents = Math.Max(shares.Where((_, row) => example.IsParent[row]).Sum(), 1e-30);
            var talk = Math.Max(shares.Where((_, row) => example.IsInTalk[row]).Sum(), 1e-30);
            for (var row = 0; row < shares.Length; row++)
            {
                var wanted = (example.IsParent[row] ? 0.5 * shares[row] / parents : 0)
                    + (example.IsInTalk[row] ? 0.5 * shares[row] / talk : 0);
                var error = (float)((shares[row] / total) - wanted);
                if (Math.Abs(error) > LeastError)
                {
                    TensorPrimitives.MultiplyAdd(example.Row(row), error, gradient, gradient);
                }
            }
        }

        return gradient;
    }

    private static float[] ScalesOf(List<TalkExample> examples)
    {
        var scales = new float[PairCues.Count];
        var rows = examples.Sum(example => (double)example.Rows);
        for (var cue = 0; cue < scales.Length; cue++)
        {
            var (sum, squares) = (0.0, 0.0);
            foreach (var example in examples)
            {
                for (var row = 0; row < example.Rows; row++)
                {
                    var value = example.Row(row)[cue];
                    sum += value;
                    squares += value * value;
                }
            }

            var variance = (squares / rows) - (sum / rows * (sum / rows));
            scales[cue] = (float)Math.Max(LeastDeviation, Math.Sqrt(Math.Max(0, variance)));
        }

        return scales;
    }
}
