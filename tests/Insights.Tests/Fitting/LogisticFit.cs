namespace Insights.Tests.Fitting;

/// <summary>What a model is fitted on: features and whether they are of the kind sought; one group is left out together.</summary>
internal sealed record FitExample(string Group, IReadOnlyList<double> Features, bool IsPositive, double Weight);

/// <summary>Logistic regression on standardised features with an L2 penalty, by gradient descent with
/// momentum.</summary>
internal static class LogisticFit
{
    private const int Steps = 1500;
    private const double Penalty = 10;

    /// <summary>The weights on the features as they are, and last the bias.</summary>
    public static double[] Of(IReadOnlyList<FitExample> examples)
    {
        var count = examples[0].Features.Count;
        var mean = Enumerable.Range(0, count).Select(j => examples.Average(example => example.Features[j])).ToArray();
        var spread = Enumerable.Range(0, count)
            .Select(j => Math.Max(1e-6,
                Math.Sqrt(examples.Average(example => Math.Pow(example.Features[j] - mean[j], 2)))))
            .ToArray();
        var rows = examples
            .Select(example => example.Features.Select((value, j) => (value - mean[j]) / spread[j]).Append(1).ToArray())
            .ToArray();
        var (weights, velocity) = (new double[count + 1], new double[count + 1]);
        var total = examples.Sum(example => example.Weight);
        for (var step = 0; step < Steps; step++)
        {
            var gradient = new double[count + 1];
            for (var i = 0; i < rows.Length; i++)
            {
                var fault = examples[i].Weight * (Logistic(Dot(weights, rows[i])) - (examples[i].IsPositive ? 1 : 0));
                for (var j = 0; j <= count; j++)
                {
                    gradient[j] += fault * rows[i][j];
                }
            }

            for (var j = 0; j <= count; j++)
            {
                velocity[j] = (0.9 * velocity[j]) - (0.5 * (gradient[j]
                    + (j < count ? Penalty * weights[j] : 0)) / total);
                weights[j] += velocity[j];
            }
        }

        var bias = weights[count] - Enumerable.Range(0, count).Sum(j => weights[j] * mean[j] / spread[j]);
        return [.. Enumerable.Range(0, count).Select(j => weights[j] / spread[j]), bias];
    }

    public static double Predict(double[] weights, IReadOnlyList<double> features) =>
        Logistic(Dot(weights, [.. features, 1]));

    /// <summary>The share of pairs of one that is of the kind and one that is not which are in the right order.</summary>
    public static double Auroc(IReadOnlyList<(double Score, bool IsPositive)> scored)
    {
        var (right, wrong) = (scored.Where(one => one.IsPositive).ToList(), scored.Where(one => !one.IsPositive)
            .ToList());
        var ordered = right.Sum(one =>
            wrong.Sum(other => one.Score > other.Score ? 1.0 : one.Score < other.Score ? 0 : 0.5));
        return ordered / right.Count / wrong.Count;
    }

    private static double Dot(double[] one, double[] other) => one.Zip(other, (left, right) => left * right).Sum();

    private static double Logistic(double score) => 1 / (1 + Math.Exp(-score));
}
