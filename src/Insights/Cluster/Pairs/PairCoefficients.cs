namespace Insights.Cluster.Pairs;

/// <summary>
/// Weights of the logistic model "two conversations are of one topic", fitted on the candidate pairs of the sample community (222
/// conversations, 31 topics, 10 nearest of each view).
/// </summary>
internal sealed record PairCoefficients(double Intercept, double MeanSimilarity, double QuestionRank, double AnswerRank, double WordsRank)
{
    public static PairCoefficients Conversations { get; } = new(0.01, 0.31, -0.33, -0.14, -0.72);
}
