using System.Collections.Frozen;

namespace Insights.Draft.Evidencing;

/// <summary>
/// The numbers by which evidence is told from chatter and from wrong advice. The weights are a logistic regression
/// (L2 penalty 10 on standardised features, wrong advice counting three times) over the 700 helper messages of
/// data/samples/milvus-community against its gold answers; <c>EvidenceFitTests</c> makes them again and measures them
/// on topics left out of the fit.
/// </summary>
internal static class EvidenceCoefficients
{
    /// <summary>Prose from this length on counts as advice.</summary>
    public const int SubstantialLength = 60;

    /// <summary>How many pieces of advice of other threads a message is compared with.</summary>
    public const int NearestAdvice = 5;

    /// <summary>From this cosine on two messages speak of the same matter.</summary>
    public const double SameMatter = 0.45;

    public const double Bias = -8.719;

    public static FrozenDictionary<Feature, double> Weights { get; } = new Dictionary<Feature, double>
    {
        [Feature.Length] = 1.332,
        [Feature.CodeBlock] = 1.453,
        [Feature.InlineCode] = 0.673,
        [Feature.TechnicalTokens] = 0.285,
        [Feature.RepliesToAsker] = 0.394,
        [Feature.FollowsAsker] = 0.307,
        [Feature.AsksShare] = -2.058,
        [Feature.EndsAsking] = -1.280,
        [Feature.FirstAndShort] = -2.149,
        [Feature.Delay] = -0.073,
        [Feature.ThankedNext] = 0.553,
        [Feature.ConfirmedNext] = 0.301,
        [Feature.ConfirmedLater] = 0.394,
        [Feature.FailedAnswered] = -2.360,
        [Feature.ContradictedInReply] = -1.696,
        [Feature.TakenBack] = -3.262,
        [Feature.UpdatedLater] = -2.811,
        [Feature.Reactions] = 0.504,
        [Feature.AuthorThreads] = 0.779,
        [Feature.NewAuthor] = -0.618,
        [Feature.Agreement] = 2.287,
        [Feature.LikeQuestion] = 3.459,
        [Feature.Hedges] = -0.833,
        [Feature.Anecdote] = -3.430,
        [Feature.OldVersion] = -1.960,
        [Feature.Chatter] = -0.762,
        [Feature.ThanksItself] = -1.515,
        [Feature.OwnAnswer] = -1.532,
    }.ToFrozenDictionary();
}
