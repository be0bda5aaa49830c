using System.Globalization;
using Insights.Classify;
using Insights.Cluster;
using Insights.Cluster.Projection;
using Insights.Ingest;

namespace Insights.Publish.Maps;

/// <summary>
/// The map of a publication: one point for each conversation that asks something, with no more text than conversations.jsonl has.
/// </summary>
public static class FaqMap
{
    /// <param name="outcome">What the run publishes.</param>
    /// <param name="clustering">The clusters it came from.</param>
    /// <param name="taxonomy">Themes in their order, with titles.</param>
    /// <param name="minAuthors">A word names a cluster only where this many people used it.</param>
    /// <param name="positions">By question id.</param>
    public static TextMap Make(
        PublishOutcome outcome,
        Clustering clustering,
        Taxonomy taxonomy,
        int minAuthors,
        IReadOnlyDictionary<string, MapPosition> positions)
    {
        var themes = ThemesOf(taxonomy);
        var main = MainQuestions(clustering);
        var lines = outcome.Conversations
            .Where(line => line.IsAnswerable && main.TryGetValue(line.Id, out var id) && positions.ContainsKey(id))
            .ToList();
        var clusters = ClustersOf(outcome, clustering, lines, themes, minAuthors);
        var places = clusters.Index().ToDictionary(cluster => cluster.Item.Id, cluster => cluster.Index);
        MapPoint[] points =
        [
            .. lines.Select(line => new MapPoint
            {
                Position = positions[main[line.Id]],
                Cluster = line.Cluster is { } cluster ? places[cluster.Value] : null,
                Text = line.Question,
                Note = line.Entry is { } entry ? $"{line.Why} as {entry}" : line.Why,
                Categories = [PlaceOf(themes, line.Theme)],
            }),
        ];
        return new TextMap
        {
            Title = $"{outcome.Publication.Community}: a map of what people ask",
            Summary = Summarise(points, clusters, themes),
            Items = "conversations",
            Colourings = [new MapColouring("Theme", [.. themes.Select(theme => theme.Title)], themes.Count - 1)],
            Clusters = clusters,
            Points = points,
        };
    }

    private static List<(string Name, string Title)> ThemesOf(Taxonomy taxonomy) =>
    [
        .. taxonomy.Themes.Where(theme => theme.Theme != Theme.Other).Select(theme => (theme.Theme.Name, theme.Title)),
        (Theme.Other.Name, taxonomy.TitleOf(Theme.Other)),
    ];

    // A theme that the taxonomy no longer has counts as the rest.
    private static int PlaceOf(List<(string Name, string Title)> themes, string name) =>
        themes.FindIndex(theme => theme.Name == name) is var place and >= 0 ? place : themes.Count - 1;

    private static Dictionary<ConversationId, string> MainQuestions(Clustering clustering) => clustering.Clusters
        .SelectMany(cluster => cluster.Members).Select(member => member.Question).Concat(clustering.Outliers)
        .GroupBy(row => row.Id.Conversation)
        .ToDictionary(group => group.Key, group => group.Min(row => row.Id).ToString());

    private static List<MapCluster> ClustersOf(
        PublishOutcome outcome,
        Clustering clustering,
        List<ConversationLine> lines,
        List<(string Name, string Title)> themes,
        int minAuthors)
    {
        var names = new ClusterNames(outcome, clustering, minAuthors);
        return
        [
            .. lines.Where(line => line.Cluster is not null).GroupBy(line => line.Cluster!.Value)
                .Select(group => new MapCluster(
                    group.Key.Value,
                    names.NameOf(group.Key),
                    group.Count(),
                    MostOf(group.Select(line => PlaceOf(themes, line.Theme)))))
                .OrderByDescending(cluster => cluster.Size).ThenBy(cluster => cluster.Id, StringComparer.Ordinal),
        ];
    }

    private static int MostOf(IEnumerable<int> places) =>
        places.CountBy(place => place).OrderByDescending(place => place.Value).ThenBy(place => place.Key).First().Key;

    private static string Summarise(
        MapPoint[] points, List<MapCluster> clusters, List<(string Name, string Title)> themes)
    {
        var alone = points.Count(point => point.Cluster is null);
        var shares = themes.Index()
            .Select(theme => (theme.Item.Title, Count: points.Count(point => point.Categories[0] == theme.Index)))
            .Where(theme => theme.Count > 0)
            .Select(theme => string.Create(CultureInfo.InvariantCulture, $"{theme.Title} {theme.Count:N0}"));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{points.Length:N0} conversations that ask something: {points.Length - alone:N0} in {clusters.Count:N0} clusters ")
            + string.Create(
                CultureInfo.InvariantCulture,
                $"of the same problem, {alone:N0} like no other. By theme: {string.Join(", ", shares)}.");
    }
}
