namespace Insights.Draft;

/// <summary>
/// The numbers of sentence and question choice; <c>eval faq data/samples/milvus-community</c> shows what each is
/// worth.
/// </summary>
internal static class DraftThresholds
{
    /// <summary>
    /// Raised when the same threads would now be drafted differently, so that cached drafts are made anew.
    /// </summary>
    public const string DrafterVersion = "offline-4";

    /// <summary>Sentences of messages less likely to be right than this are not considered.</summary>
    public const double LeastProbability = 0.55;

    /// <summary>A claim says at least this many letters beside its code.</summary>
    public const int FewestLetters = 10;

    /// <summary>An answer never has more claims than this.</summary>
    public const int MostClaims = 14;

    /// <summary>How much of an entry's confidence a membership of 0 takes away.</summary>
    public const double DoubtOfMembership = 0.3;

    /// <summary>What likeness to a chosen claim costs.</summary>
    public const double Redundancy = 0.45;

    /// <summary>
    /// What each claim already chosen from the same thread costs, so that the threads' different cases all get a
    /// word.
    /// </summary>
    public const double SameThread = 0.05;

    /// <summary>
    /// A further claim that adds less than this is not worth reading: how much the threads hold decides how long an answer is, not how many
    /// they are.
    /// </summary>
    public const double LeastGain = 0.3;

    /// <summary>From this cosine on two people say the same.</summary>
    public const double SameAdvice = 0.80;

    /// <summary>Others count as saying the same only where they are this likely to be right themselves.</summary>
    public const double LeastSupport = 0.65;

    /// <summary>What is left of the score of a sentence in another language than the topic's.</summary>
    public const double ForeignLanguage = 0.8;

    /// <summary>What is left of the score of a sentence about the asker's own machine.</summary>
    public const double Personal = 0.75;

    /// <summary>What is left of the score of advice for an older version than others speak of.</summary>
    public const double OlderVersion = 0.5;

    /// <summary>How many of an asker's messages are searched for wordings.</summary>
    public const int AskersMessages = 3;

    /// <summary>What a wording far from all others and with no word of theirs is still worth.</summary>
    public const double LeastCentrality = 0.15;
    public const double LeastShare = 0.2;

    /// <summary>Wordings less fit than this are not shown.</summary>
    public const double LeastFitness = 0.2;

    /// <summary>Two wordings nearer than this are one for "also asked".</summary>
    public const double SameWording = 0.92;

    public const int MostOtherWordings = 6;
}
