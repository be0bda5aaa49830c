using Insights.Pipeline;
using Insights.Publish.Maps;

namespace Insights.App.Nightly;

/// <summary>Draws the map of a night's conversations from what the night mined.</summary>
internal static class NightMap
{
    public static TextMap Make(Night night, BatchPlan plan, CancellationToken cancellationToken) => FaqMap.Make(
        night.Outcome,
        night.Clustering,
        plan.Taxonomy,
        plan.Publish.MinAuthors,
        night.Clustering.Neighbourhood!.Lay(cancellationToken));
}
