using Insights.Cluster.Graphs;
using Insights.Cluster.Neighbours;

namespace Insights.Cluster.Pairs;

/// <summary>
/// One probability per candidate pair from three views: the mean of the standardised similarities, and for each view the logarithm of the
/// better of the two ranks that the pair give each other.
/// </summary>
internal sealed class PairModel
{
    // A view in which a pair cannot be compared says nothing: it stands at a middling rank.
    private const double MissingRank = 12;
    private readonly RowViews views;
    private readonly ComparedView[] compared;
    private readonly PairCoefficients coefficients;

    public PairModel(RowViews views, PairCoefficients coefficients)
    {
        (this.views, this.coefficients) = (views, coefficients);
        compared =
        [
            ComparedView.Dense(views.Question, views.Tongue, views.Count),
            ComparedView.Dense(views.Answer, views.Tongue, views.Count),
            ComparedView.Words(views.Words, views.Count),
        ];
    }

    /// <summary>The pairs near in at least one view, each with its probability, in order.</summary>
    public IReadOnlyList<WeightedEdge> Edges(int nearest)
    {
        var pairs = new HashSet<long>();
        foreach (var view in compared)
        {
            for (var item = 0; item < views.Count; item++)
            {
                var list = view.Nearest.Of(item);
                foreach (var other in list[..Math.Min(nearest, list.Length)])
                {
                    pairs.Add(((long)Math.Min(item, other) << 32) | (uint)Math.Max(item, other));
                }
            }
        }

        long[] ordered = [.. pairs.Order()];
        var edges = new WeightedEdge[ordered.Length];
        Parallel.For(0, ordered.Length, place =>
        {
            var (first, second) = ((int)(ordered[place] >> 32), (int)(ordered[place] & uint.MaxValue));
            edges[place] = new WeightedEdge(first, second, (float)Probability(first, second));
        });
        return edges;
    }

    /// <summary>Mean standardised similarity over the views in which the pair can be compared; null where there is none.</summary>
    public double? MeanSimilarity(int first, int second)
    {
        var (sum, known) = (0.0, 0);
        foreach (var view in compared)
        {
            if (view.Standardised(first, second) is { } similarity)
            {
                sum += similarity;
                known++;
            }
        }

        return known == 0 ? null : sum / known;
    }

    /// <summary>What the coefficients weigh: the mean similarity, then the logarithm of the rank in each view.</summary>
    internal double[] Features(int first, int second) =>
        [MeanSimilarity(first, second) ?? 0, .. compared.Select(view => LogRank(view, first, second))];

    private double Probability(int first, int second) =>
        coefficients.Probability(
            MeanSimilarity(first, second) ?? 0,
            LogRank(compared[0], first, second),
            LogRank(compared[1], first, second),
            LogRank(compared[2], first, second));

    private static double LogRank(ComparedView view, int first, int second) =>
        Math.Log(1 + (view.CanCompare(first, second)
            ? Math.Min(RankOf(view.Nearest, first, second), RankOf(view.Nearest, second, first))
            : MissingRank));

    private static int RankOf(NeighbourTable nearest, int item, int other)
    {
        var rank = nearest.Of(item).IndexOf(other);
        return rank >= 0 ? rank : ClusterThresholds.RankDepth;
    }
}
