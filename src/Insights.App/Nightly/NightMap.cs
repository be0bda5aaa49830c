using Insights.Cluster;
using Insights.Cluster.Projection;
using Insights.Pipeline;
using Insights.Publish;
using Insights.Publish.Maps;
using Insights.Report.Mined;

namespace Insights.App.Nightly;

/// <summary>Draws the map of a night's conversations from what the night mined.</summary>
internal static class NightMap
{
    /// <summary>So many are laid out in some seconds (4,500 in one and a half); a larger community's map is drawn when it is asked for (<c>--map</c>).</summary>
    private const int MostDrawn = 20_000;

    /// <summary>Positions by question id; null where there are too many conversations to lay them out every night.</summary>
    /// <param name="night">What was mined.</param>
    /// <param name="isAsked">True where a map is wanted whatever it takes.</param>
    /// <param name="cancellationToken">Ends the layout.</param>
    public static IReadOnlyDictionary<string, MapPosition>? Lay(Night night, bool isAsked, CancellationToken cancellationToken) =>
        isAsked || IsSmall(night) ? night.Clustering.Neighbourhood!.Lay(cancellationToken) : null;

    /// <summary>The file that is committed with the publication; empty where there is no map, so that no older one stays.</summary>
    public static PublishedFile ToServe(Night night, TextMap? map) =>
        new(PublishedFiles.Map, map is null || !IsSmall(night) ? [] : MapPage.Write(map with { Home = "./" }));

    public static TextMap Make(Night night, BatchPlan plan, IReadOnlyDictionary<string, MapPosition> places) => FaqMap.Make(
        night.Outcome,
        night.Clustering,
        plan.Taxonomy,
        plan.Publish.MinAuthors,
        places);

    /// <summary>The map between nights: everything lies where the last night put it; empty where that drew none.</summary>
    public static PublishedFile Redraw(BatchPlan plan, PublishOutcome outcome, Clustering clustering, IReadOnlyList<MinedConversation> last)
    {
        var places = last
            .Where(line => line.Place is not null)
            .ToDictionary(line => line.Id, line => line.Place!.Value);
        if (places.Count == 0 || outcome.Conversations.Count > MostDrawn)
        {
            return new PublishedFile(PublishedFiles.Map, []);
        }

        var questions = clustering.Clusters.SelectMany(cluster => cluster.Members.Select(member => member.Question)).Concat(clustering.Outliers)
            .Where(question => places.ContainsKey(question.Id.Conversation))
            .ToDictionary(question => question.Id.ToString(), question => places[question.Id.Conversation]);
        var map = FaqMap.Make(outcome, clustering, plan.Taxonomy, plan.Publish.MinAuthors, questions);
        return new PublishedFile(PublishedFiles.Map, MapPage.Write(map with { Home = "./" }));
    }

    private static bool IsSmall(Night night) => night.Outcome.Conversations.Count <= MostDrawn;
}
