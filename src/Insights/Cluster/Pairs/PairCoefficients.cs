namespace Insights.Cluster.Pairs;

/// <summary>
/// The logistic model "two conversations are of one topic": a bias, and one weight a <see cref="PairFeature"/>.
/// </summary>
internal sealed record PairCoefficients(double Bias, IReadOnlyList<double> Weights)
{
    /// <summary>
    /// Fitted on the candidate pairs of the sample community and of smaller ones drawn from it (4 to 23 of its 31 topics), with the vectors
    /// of both bundled models, so that they hold at any size; made again by <c>INSIGHTS_FIT=1 dotnet test --filter PairFit</c>.
    /// </summary>
    public static PairCoefficients Conversations { get; } = new(
        -3.570,
        [
            0.185, 0.125, -0.132,
            1.572, 0.072, 1.565, 3.094,
            0.094, -0.160, -0.213,
        ]);

    public double Probability(IReadOnlyList<double> features)
    {
        var score = Bias;
        for (var feature = 0; feature < Weights.Count; feature++)
        {
            score += Weights[feature] * features[feature];
        }

        return 1 / (1 + Math.Exp(-score));
    }
}
