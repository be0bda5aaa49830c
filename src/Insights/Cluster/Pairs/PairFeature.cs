namespace Insights.Cluster.Pairs;

/// <summary>What is known of a pair of conversations.</summary>
internal enum PairFeature
{
    /// <summary>Standardised similarity in a view; 0 where the pair cannot be compared there.</summary>
    QuestionSimilarity,
    AnswerSimilarity,
    WordsSimilarity,

    /// <summary>How far the two have the same nearest in a view; see <see cref="SharedNeighbours"/>.</summary>
    QuestionNeighbours,
    AnswerNeighbours,
    WordsNeighbours,
    LatentNeighbours,

    /// <summary>Logarithm of one more than the better of the two ranks that the pair give each other.</summary>
    QuestionRank,
    AnswerRank,
    WordsRank,
}
