using Insights.Cluster.Graphs;
using Insights.Cluster.Neighbours;

namespace Insights.Cluster.Pairs;

/// <summary>
/// One probability per candidate pair from three views: the mean of the standardised similarities, and for each view the logarithm of the
/// better of the two ranks that the pair give each other.
/// </summary>
internal sealed class PairModel
{
    // A view that one of the two lacks says nothing: it stands at a middling rank.
    private const double MissingRank = 12;
    private readonly IView question;
    private readonly IView answer;
    private readonly IView words;
    private readonly Background[] backgrounds;
    private readonly PairCoefficients coefficients;
    private readonly LanguageBias bias;

    public PairModel(
        IView question, IView answer, IView words, int count, IReadOnlyList<string?> languages, PairCoefficients coefficients)
    {
        (this.question, this.answer, this.words, this.coefficients) = (question, answer, words, coefficients);
        backgrounds = Array.ConvertAll<IView, Background>(
            [question, answer, words], view => Background.Of(view, count, ClusterThresholds.Seed));
        bias = LanguageBias.Measure(languages, [question, answer, words], backgrounds);
        Count = count;
    }

    public int Count { get; }

    /// <summary>The pairs near in at least one view, each with its probability.</summary>
    public IReadOnlyList<WeightedEdge> Edges(int nearest)
    {
        var pairs = new HashSet<long>();
        foreach (var view in (IView[])[question, answer, words])
        {
            for (var item = 0; item < Count; item++)
            {
                var list = view.Nearest.Of(item);
                foreach (var other in list[..Math.Min(nearest, list.Length)])
                {
                    pairs.Add(((long)Math.Min(item, other) << 32) | (uint)Math.Max(item, other));
                }
            }
        }

        long[] ordered = [.. pairs.Order()];
        return Array.ConvertAll(ordered, pair => Edge((int)(pair >> 32), (int)(pair & uint.MaxValue)));
    }

    /// <summary>Mean standardised similarity over the views that both have; null where they share none.</summary>
    public double? MeanSimilarity(int first, int second)
    {
        var (sum, views) = (0.0, 0);
        IView[] all = [question, answer, words];
        var shift = bias.Of(first, second);
        for (var view = 0; view < all.Length; view++)
        {
            if (all[view].Has(first) && all[view].Has(second))
            {
                sum += backgrounds[view].Standardise(all[view].Similarity(first, second)) - (shift?[view] ?? 0);
                views++;
            }
        }

        return views == 0 ? null : sum / views;
    }

    private WeightedEdge Edge(int first, int second)
    {
        var logit = coefficients.Intercept
            + (coefficients.MeanSimilarity * (MeanSimilarity(first, second) ?? 0))
            + (coefficients.QuestionRank * Rank(question, first, second))
            + (coefficients.AnswerRank * Rank(answer, first, second))
            + (coefficients.WordsRank * Rank(words, first, second));
        return new WeightedEdge(first, second, (float)(1 / (1 + Math.Exp(-logit))));
    }

    private double Rank(IView view, int first, int second) =>
        Math.Log(1 + (view.Has(first) && view.Has(second) && bias.Of(first, second) is null
            ? Math.Min(RankOf(view.Nearest, first, second), RankOf(view.Nearest, second, first))
            : MissingRank));

    private static int RankOf(NeighbourTable nearest, int item, int other)
    {
        var rank = nearest.Of(item).IndexOf(other);
        return rank >= 0 ? rank : ClusterThresholds.RankDepth;
    }
}
