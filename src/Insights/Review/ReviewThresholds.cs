namespace Insights.Review;

/// <summary>
/// The numbers of the rule critic; strict on purpose, since what it drops wrongly is one sentence and what it lets
/// through is read.
/// </summary>
internal static class ReviewThresholds
{
    /// <summary>Share of common words from which two claims are one.</summary>
    public const double SameClaim = 0.85;

    /// <summary>Share of common content words from which a denial makes two claims opposite.</summary>
    public const double OppositeClaim = 0.75;

    /// <summary>Texts with fewer words are not compared.</summary>
    public const int FewestWords = 4;

    /// <summary>Share of one entry's cited messages in another from which two entries are one.</summary>
    public const double SharedEvidence = 0.5;

    /// <summary>
    /// Share of common words from which two questions are one, when their answers share evidence too.
    /// </summary>
    public const double SameQuestion = 0.9;

    /// <summary>
    /// An account that wrote fewer messages, or all of them within less time, is new: the word of such alone waits for a person.
    /// </summary>
    public const int FewestMessages = 3;

    public static TimeSpan ShortestPresence { get; } = TimeSpan.FromDays(1);

    /// <summary>A host is the community's own where so many who helped named it in so many threads.</summary>
    public const int FewestThreadsOfHost = 2;
    public const int FewestHelpersOfHost = 2;

    /// <summary>How often a draft is written again.</summary>
    public const int MostRewrites = 2;

    /// <summary>How many entries an editor sees beside the one in hand.</summary>
    public const int MostNeighbours = 3;
}
