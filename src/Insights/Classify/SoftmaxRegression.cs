using System.Numerics.Tensors;

namespace Insights.Classify;

/// <summary>
/// A vector to learn from, how much it counts, and the share of each class it stands for (sums to 1).
/// </summary>
internal sealed record LabelledVector(float[] Vector, double Weight, double[] Target);

/// <summary>
/// Multinomial logistic regression on unit vectors with soft targets and an L2 penalty, fitted by full-batch gradient
/// descent with Nesterov's momentum (a fixed number of steps in a fixed order, so the same input gives the same
/// bits).
/// </summary>
internal sealed class SoftmaxRegression
{
    private readonly float[][] weights;
    private readonly double[] bias;

    private SoftmaxRegression(float[][] weights, double[] bias)
    {
        this.weights = weights;
        this.bias = bias;
    }

    /// <summary>Class shares, summing to 1, of one vector of the length fitted on.</summary>
    public double[] Predict(ReadOnlySpan<float> vector)
    {
        var scores = new double[weights.Length];
        for (var c = 0; c < weights.Length; c++)
        {
            scores[c] = bias[c] + TensorPrimitives.Dot(weights[c], vector);
        }

        Shares.Softmax(scores);
        return scores;
    }

    public static SoftmaxRegression Fit(IReadOnlyList<LabelledVector> samples, int classes, int dimensions)
    {
        var weights = NewRows(classes, dimensions);
        var bias = new double[classes];
        var velocity = NewRows(classes, dimensions);
        var biasVelocity = new double[classes];
        var gradient = NewRows(classes, dimensions);
        var total = samples.Sum(sample => sample.Weight);
        for (var step = 0; step < ClassifyThresholds.FitSteps; step++)
        {
            var momentum = step / (step + 3f);
            for (var c = 0; c < classes; c++)
            {
                // Look ahead: the gradient is taken where the momentum leads.
                TensorPrimitives.MultiplyAdd(velocity[c], momentum, weights[c], weights[c]);
                bias[c] += momentum * biasVelocity[c];
                TensorPrimitives.Multiply(weights[c], (float)ClassifyThresholds.FitPenalty, gradient[c]);
            }

            var biasGradient = AddGradient(samples, new SoftmaxRegression(weights, bias), gradient, total);
            for (var c = 0; c < classes; c++)
            {
                TensorPrimitives.Multiply(velocity[c], momentum, velocity[c]);
                TensorPrimitives.MultiplyAdd(gradient[c], (float)-ClassifyThresholds.FitRate, velocity[c], velocity[c]);
                TensorPrimitives.MultiplyAdd(gradient[c], (float)-ClassifyThresholds.FitRate, weights[c], weights[c]);
                biasVelocity[c] = (momentum * biasVelocity[c]) - (ClassifyThresholds.FitRate * biasGradient[c]);
                bias[c] -= ClassifyThresholds.FitRate * biasGradient[c];
            }
        }

        return new SoftmaxRegression(weights, bias);
    }

    private static double[] AddGradient(
        IReadOnlyList<LabelledVector> samples, SoftmaxRegression model, float[][] gradient, double total)
    {
        var biasGradient = new double[gradient.Length];
        foreach (var sample in samples)
        {
            var predicted = model.Predict(sample.Vector);
            for (var c = 0; c < gradient.Length; c++)
            {
                var pull = sample.Weight * (predicted[c] - sample.Target[c]) / total;
                biasGradient[c] += pull;
                TensorPrimitives.MultiplyAdd(sample.Vector, (float)pull, gradient[c], gradient[c]);
            }
        }

        return biasGradient;
    }

    private static float[][] NewRows(int rows, int columns) =>
        [.. Enumerable.Range(0, rows).Select(_ => new float[columns])];
}
