namespace Insights.Classify;

/// <summary>
/// The numbers of this stage. Chosen on the sample community (<c>eval themes data/samples/milvus-community</c>),
/// where a broad range around each gives the same themes.
/// </summary>
internal static class ClassifyThresholds
{
    /// <summary>Steps, step length and L2 penalty of the regression on unit vectors.</summary>
    public const int FitSteps = 150;
    public const double FitRate = 8;
    public const double FitPenalty = 0.004;

    /// <summary>Added to each word's count.</summary>
    public const double WordSmoothing = 0.3;

    /// <summary>How many nearest examples of each theme speak, and how steeply their cosine counts.</summary>
    public const int NearestExamples = 2;
    public const double NearestScale = 12;

    /// <summary>What each view's say weighs.</summary>
    public const double NearestWeight = 1;
    public const double QuestionWeight = 1;
    public const double AnswerWeight = 0.4;
    public const double WordsWeight = 1;

    /// <summary>What a conversation's cluster weighs against the conversation itself.</summary>
    public const double ClusterWeight = 0.7;

    /// <summary>The same for the question whether it fits any theme at all.</summary>
    public const double ClusterWeightOnOther = 0.3;

    /// <summary>How many characters of what a filled-in form tells are read.</summary>
    public const int LongestTold = 500;

    /// <summary>How many of the community's texts take part in the second fit at most.</summary>
    public const int MostOwnTexts = 2000;

    /// <summary>What the community's own texts weigh together in the second fit, the taxonomy's being 1.</summary>
    public const double OwnTextWeight = 0.3;

    /// <summary>The share of "other" where nobody asks anything.</summary>
    public const double OtherWithoutQuestion = 0.7;

    /// <summary>
    /// Below this cosine to every example nothing fits; only for a taxonomy that does not describe "other".
    /// </summary>
    public const double LeastFit = 0.25;
}
