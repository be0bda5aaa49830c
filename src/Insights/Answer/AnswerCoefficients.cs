namespace Insights.Answer;

/// <summary>
/// The numbers of the answer stage. Set on the dev split of the retrieval data for development and on the bundled sample (its
/// conversations as wordings of its gold topics); `insights eval retrieval` and `insights eval faq` show what they give.
/// </summary>
internal static class AnswerCoefficients
{
    /// <summary>What each similarity adds to an entry's score; between a third and twice these the figures hardly move.</summary>
    public const double Nearest = 1;
    public const double Centroid = 0.6;
    public const double QuestionAndAnswer = 0.4;
    public const double Coverage = 0.6;
    public const double Words = 0.4;

    /// <summary>Log-odds that the first entry answers = Intercept + Slope · score, before a corpus is seen: between the two sets' own fits.</summary>
    public const double PriorIntercept = -5.8;
    public const double PriorSlope = 4.5;

    /// <summary>How firmly the prior holds: precision of its Gaussian. A hundred of a corpus' own questions outweigh it.</summary>
    public const double PriorStrength = 1;

    /// <summary>How many unanswerable questions are thought to come with one that the FAQ answers.</summary>
    public const double UnanswerableShare = 0.33;

    /// <summary>Questions that a calibration holds out at most; they are taken evenly over all entries.</summary>
    public const int MostHeldOut = 800;

    /// <summary>
    /// Answer from this probability on. Taken-away entries make harder questions than most that cannot be answered, so the fit leans
    /// low: what it calls 0.45 was right four times in five on both sets.
    /// </summary>
    public const double Threshold = 0.45;

    /// <summary>Wordings of one entry that are kept, the most central first; more change the centroid hardly.</summary>
    public const int MostWordings = 16;

    /// <summary>Entries whose wordings are compared one by one; the others are left out by centroid and words.</summary>
    public const int Candidates = 200;
}
