using Insights.Cluster.Neighbours;

namespace Insights.Cluster.Pairs;

/// <summary>
/// A view with what its similarities are measured against. Dense views measure a pair of two languages against such pairs, and do not compare
/// two rows that are both in other languages than most where the encoder finds these alike whatever they ask; one that knows the languages
/// does not.
/// </summary>
internal sealed class ComparedView
{
    private readonly IView view;
    private readonly CommonTongue? tongue;
    private readonly Background background;
    private readonly Background across;

    private ComparedView(IView view, CommonTongue? tongue, Background background, Background across)
    {
        (this.view, this.tongue, this.background, this.across) = (view, tongue, background, across);
        Nearest = tongue is null
            ? view.Nearest
            : view.Nearest.Reranked((first, second) => CanCompare(first, second) ? view.Similarity(first, second) : null);
    }

    /// <summary>The nearest of each row among those it can be compared with.</summary>
    public NeighbourTable Nearest { get; }

    /// <summary>A view of words that rows in all languages share.</summary>
    public static ComparedView Shared(IView view, int count)
    {
        int[] all = [.. Enumerable.Range(0, count)];
        var background = Background.Of(view, all, all, ClusterThresholds.Seed);
        return new ComparedView(view, null, background, background);
    }

    /// <param name="isCentred">Whether what the corpus' own language has in common is taken off first.</param>
    public static ComparedView Dense(DenseView view, CommonTongue tongue, int count, bool isCentred)
    {
        int[] all = [.. Enumerable.Range(0, count)];
        int[] home = [.. all.Where(row => !tongue.IsForeign(row))];
        int[] foreign = [.. all.Where(tongue.IsForeign)];
        view = isCentred ? view.Centred(home) : view;
        var background = Background.Of(view, home, home, ClusterThresholds.Seed);
        return new ComparedView(
            view,
            TakesLanguageForLikeness(view, foreign, tongue, count) ? tongue : null,
            background,
            foreign.Length == 0 ? background : Background.Of(view, home, foreign, ClusterThresholds.Seed));
    }

    public bool CanCompare(int first, int second) =>
        view.Has(first) && view.Has(second) && !(IsForeign(first) && IsForeign(second));

    /// <summary>The similarity in deviations from the mean of such pairs; null where the pair cannot be compared.</summary>
    public double? Standardised(int first, int second) => CanCompare(first, second)
        ? (IsForeign(first) || IsForeign(second) ? across : background).Standardise(view.Similarity(first, second))
        : null;

    private bool IsForeign(int row) => tongue is not null && tongue.IsForeign(row);

    // Chance puts as many of them among their nearest as there are of them.
    private static bool TakesLanguageForLikeness(DenseView view, int[] foreign, CommonTongue tongue, int count)
    {
        var (found, all) = (0, 0);
        foreach (var list in foreign.Select(row => view.Nearest.Of(row).ToArray().Take(ClusterThresholds.ConversationNeighbours)))
        {
            foreach (var other in list)
            {
                found += tongue.IsForeign(other) ? 1 : 0;
                all++;
            }
        }

        return found * (double)count > ClusterThresholds.LanguageLift * foreign.Length * all;
    }
}
