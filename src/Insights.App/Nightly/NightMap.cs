using Insights.Pipeline;
using Insights.Publish;
using Insights.Publish.Maps;

namespace Insights.App.Nightly;

/// <summary>Draws the map of a night's conversations from what the night mined.</summary>
internal static class NightMap
{
    /// <summary>So many are laid out in a second or two; a larger community's map is drawn when it is asked for (<c>--map</c>).</summary>
    private const int MostDrawn = 20_000;

    /// <summary>The map that every night draws; null where there are too many conversations for that.</summary>
    public static TextMap? Draw(Night night, BatchPlan plan, CancellationToken cancellationToken) =>
        night.Outcome.Conversations.Count <= MostDrawn ? Make(night, plan, cancellationToken) : null;

    /// <summary>The file that is committed with the publication; empty where there is no map, so that no older one stays.</summary>
    public static PublishedFile ToServe(TextMap? map) => new(PublishedFiles.Map, map is null ? [] : MapPage.Write(map));

    public static TextMap Make(Night night, BatchPlan plan, CancellationToken cancellationToken) => FaqMap.Make(
        night.Outcome,
        night.Clustering,
        plan.Taxonomy,
        plan.Publish.MinAuthors,
        night.Clustering.Neighbourhood!.Lay(cancellationToken));
}
