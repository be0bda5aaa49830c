namespace Insights.Answer;

/// <summary>
/// The numbers of the answer stage. Fitted on the dev split of the retrieval data for development (1 to 10 wordings an entry) together
/// with the bundled sample (its gold topics whole, split, with stray threads, and as mined); decisions/2026-11-28-answers.md has the
/// figures, `insights eval retrieval` and `insights eval faq` show what they give.
/// </summary>
internal static class AnswerCoefficients
{
    /// <summary>What decides which entry comes first.</summary>
    public static EvidenceWeights Rank { get; } = new() { Nearest = 0.5, Centroid = 0.7, Answer = 0.7, Coverage = 0.15, Words = 0.95 };

    /// <summary>
    /// What decides whether the first one answers: a near wording and the question's rare words count more than being ahead of others.
    /// </summary>
    public static EvidenceWeights Sureness { get; } = new() { Nearest = 1.35, Centroid = 0.6, Answer = 0.2, Coverage = 0.6, Words = 0.3 };

    /// <summary>What being ahead of the second entry by one adds to that, and how far ahead still counts.</summary>
    public const double Margin = 0.35;
    public const double MostMargin = 0.3;

    /// <summary>
    /// Before a corpus is seen: the sureness at which the first entry answers as often as not, and the slope of the log-odds. The curves
    /// fitted on the test questions of 13 sets lie between 0.94 and 1.45, and 3.6 and 5.8.
    /// </summary>
    public const double PriorMiddle = 1.15;
    public const double PriorSlope = 4.3;

    /// <summary>How firmly the prior holds: precision of its Gaussian on the log-odds at the middle, and on the slope.</summary>
    public const double MiddleStrength = 6;
    public const double SlopeStrength = 1;

    /// <summary>
    /// What all of a corpus' own questions weigh together at most. However many they are, they are not what people ask a FAQ (longer,
    /// each a case of its own), so they bend the prior and never replace it.
    /// </summary>
    public const double MostEvidence = 30;

    /// <summary>How many unanswerable questions are thought to come with one that the FAQ answers.</summary>
    public const double UnanswerableShare = 0.33;

    /// <summary>Questions that a calibration holds out at most; they are taken evenly over all entries.</summary>
    public const int MostHeldOut = 800;

    /// <summary>Answer from this probability on: nine answers in ten are right on the development set, four in five near questions refused.</summary>
    public const double Threshold = 0.58;

    /// <summary>Wordings of one entry that are kept, the most central first; more change the centroid hardly.</summary>
    public const int MostWordings = 16;

    /// <summary>Entries whose wordings are compared one by one; the others are left out by centroid and words.</summary>
    public const int Candidates = 200;
}

/// <summary>How an entry's likenesses to a question are added up.</summary>
internal sealed record EvidenceWeights
{
    /// <summary>Cosine of the nearest wording.</summary>
    public required double Nearest { get; init; }

    /// <summary>Cosine of the mean of the wordings.</summary>
    public required double Centroid { get; init; }

    /// <summary>Cosine of what was answered.</summary>
    public required double Answer { get; init; }

    /// <summary>Share of the question's IDF mass that the entry holds.</summary>
    public required double Coverage { get; init; }

    /// <summary>BM25 over its best possible.</summary>
    public required double Words { get; init; }

    public double OfWords(WordFit fit) => (Coverage * fit.Coverage) + (Words * fit.Score);
}
