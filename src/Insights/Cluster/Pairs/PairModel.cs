using Insights.Cluster.Graphs;

namespace Insights.Cluster.Pairs;

/// <summary>
/// One probability per candidate pair of conversations that both are of one topic, from what three views and the words' company say.
/// </summary>
internal sealed class PairModel
{
    // A view in which a pair cannot be compared says nothing: it stands at a middling rank.
    private const double MissingRank = 12;
    private readonly int count;
    private readonly ComparedView latent;
    private readonly ComparedView[] compared;
    private readonly SharedNeighbours[] shared;

    public PairModel(RowViews views)
    {
        count = views.Count;
        compared =
        [
            ComparedView.Dense(views.Question, views.Tongue, count, isCentred: true),
            ComparedView.Dense(views.Answer, views.Tongue, count, isCentred: false),
            ComparedView.Shared(views.Words, count),
        ];
        latent = ComparedView.Shared(views.Latent, count);
        shared = [.. compared.Append(latent).Select(view => SharedNeighbours.Of(view, ClusterThresholds.ConversationNeighbours))];
    }

    /// <summary>The pairs near in at least one view, each with its probability, in order.</summary>
    public IReadOnlyList<WeightedEdge> Edges(PairCoefficients coefficients)
    {
        var pairs = Candidates();
        var edges = new WeightedEdge[pairs.Length];
        Parallel.For(0, pairs.Length, place =>
        {
            var (first, second) = pairs[place];
            edges[place] = new WeightedEdge(first, second, (float)coefficients.Probability(Features(first, second)));
        });
        return edges;
    }

    /// <summary>The pairs near in at least one view, lower row first, in order.</summary>
    public (int First, int Second)[] Candidates()
    {
        var pairs = new HashSet<long>();
        foreach (var view in compared.Append(latent))
        {
            for (var item = 0; item < count; item++)
            {
                var list = view.Nearest.Of(item);
                foreach (var other in list[..Math.Min(ClusterThresholds.ConversationNeighbours, list.Length)])
                {
                    pairs.Add(((long)Math.Min(item, other) << 32) | (uint)Math.Max(item, other));
                }
            }
        }

        return [.. pairs.Order().Select(pair => ((int)(pair >> 32), (int)(pair & uint.MaxValue)))];
    }

    /// <summary>What is known of a pair, by <see cref="PairFeature"/>.</summary>
    public double[] Features(int first, int second) =>
    [
        .. compared.Select(view => view.Standardised(first, second) ?? 0),
        .. shared.Select(view => view.Similarity(first, second)),
        .. compared.Select(view => LogRank(view, first, second)),
    ];

    private static double LogRank(ComparedView view, int first, int second) =>
        Math.Log(1 + (view.CanCompare(first, second)
            ? Math.Min(RankOf(view, first, second), RankOf(view, second, first))
            : MissingRank));

    private static int RankOf(ComparedView view, int item, int other)
    {
        var rank = view.Nearest.Of(item).IndexOf(other);
        return rank >= 0 ? rank : ClusterThresholds.RankDepth;
    }
}
