namespace Insights.Cluster.Pairs;

/// <summary>
/// Weights of the logistic model "two conversations are of one topic", fitted on the candidate pairs of the sample community (200
/// conversations that ask something, 31 topics, 10 nearest of each view).
/// </summary>
internal sealed record PairCoefficients(double Intercept, double MeanSimilarity, double QuestionRank, double AnswerRank, double WordsRank)
{
    public static PairCoefficients Conversations { get; } = new(1.56, 0.08, -0.47, -0.45, -0.71);

    public double Probability(double meanSimilarity, double questionRank, double answerRank, double wordsRank) =>
        1 / (1 + Math.Exp(-(Intercept + (MeanSimilarity * meanSimilarity) + (QuestionRank * questionRank)
            + (AnswerRank * answerRank) + (WordsRank * wordsRank))));
}
