namespace Insights.Cluster;

/// <summary>
/// The constants of clustering. Set on variations of hwu64 and clinc150 (46 sets of 1.5 to 30 items a cluster, drawn with fixed seeds) and on
/// the sample community; decisions/2026-11-24-clustering.md has the figures.
/// </summary>
internal static class ClusterThresholds
{
    /// <summary>Neighbours of an item that become edges where only the question is known.</summary>
    public const int TextNeighbours = 15;

    /// <summary>The neighbour whose distance is an item's own scale (Zelnik-Manor and Perona 2004).</summary>
    public const int ScaleNeighbour = 5;

    /// <summary>
    /// Cosine above which two short texts count for one cluster, below which against, when a resolution is chosen, in a corpus whose
    /// similarity does not fall. With <see cref="SameCosinePerFall"/>, against 0.38 in any corpus: mean ARI over 33 sets of 1.5 to 40 items a
    /// cluster 60.2 against 59.1 (all-MiniLM-L6-v2) and 51.8 against 49.8 (static-minilm-256).
    /// </summary>
    public const double SameCosine = 0.31;

    /// <summary>
    /// What a fall of similarity by one from the nearest to the <see cref="ScaleNeighbour"/>th neighbour, on the mean over all texts, adds
    /// to it; on these sets the fall is 0.09 to 0.28.
    /// </summary>
    public const double SameCosinePerFall = 0.5;

    /// <summary>A short text whose mean cosine to its cluster is below this is an outlier.</summary>
    public const double WeakCosine = 0.2;

    /// <summary>Least cosine of words that ties a text without a vector to another.</summary>
    public const double SameWords = 0.3;

    /// <summary>Neighbours of a conversation in each view that become candidate pairs.</summary>
    public const int ConversationNeighbours = 10;

    /// <summary>How deep ranks are looked up; anything beyond counts as just there.</summary>
    public const int RankDepth = 50;

    /// <summary>The same where neighbours are approximate: deep lists cost more than they tell.</summary>
    public const int RankDepthBeyond = 24;

    /// <summary>How many of the corpus' commonest terms tell its language, at most.</summary>
    public const int CommonTerms = 40;

    /// <summary>Share of the rows that must hold such a term.</summary>
    public const double CommonShare = 0.1;

    /// <summary>
    /// A row with less than this share of the median row's common terms is in another language: on the sample all 26 such threads and one of
    /// 196 English ones.
    /// </summary>
    public const double ForeignShare = 1.0 / 3;

    /// <summary>
    /// An encoder takes language for likeness when rows in other languages are this many times as common among each other's nearest as
    /// chance would have it.
    /// </summary>
    public const double LanguageLift = 2;

    /// <summary>
    /// Resolution of the constant Potts model on pair probabilities. On the sample, its topics left out of the fit in turn, 0.33 to 0.41 are
    /// equally good (ARI 50 to 51, topic recall 84 to 87 %), as on communities of 4 and 8 topics.
    /// </summary>
    public const double PairResolution = 0.4;

    /// <summary>
    /// A conversation whose membership is below this is an outlier. The same figures: 0 leaves purity at 76 %, 0.35 makes it 79 %
    /// at the same ARI, 0.45 costs five points of ARI.
    /// </summary>
    public const double LeastMembership = 0.35;

    /// <summary>
    /// A conversation from this membership on speaks for its cluster. On the sample's mined entries 0.45 / 0.38: purity 88 / 85 %, topic
    /// recall 77 / 84 %, points made 58 / 67 %; without a core, topics left out of the fit: purity 79 %.
    /// </summary>
    public const double CoreMembership = 0.38;

    /// <summary>How many others of no likeness are thought into a conversation's membership, so that two alone must be the surer.</summary>
    public const double MembershipPrior = 0.5;

    /// <summary>From this share of rows with an answer on, rows are conversations, below short texts.</summary>
    public const double AnswerShare = 0.1;

    /// <summary>Items up to which comparing all pairs is the faster way (measured by <c>bench cluster</c>, 384 dimensions, 2 cores).</summary>
    public const int ExactUpTo = 20_000;

    public const ulong Seed = 20240312;

    /// <summary>Resolutions tried on the locally scaled graph, from the largest clusters to pairs.</summary>
    public static IReadOnlyList<double> Resolutions { get; } =
        [0.005, 0.01, 0.015, 0.02, 0.03, 0.04, 0.06, 0.08, 0.11, 0.15, 0.2, 0.25, 0.3, 0.36, 0.4, 0.43, 0.46, 0.5, 0.55, 0.6];
}
