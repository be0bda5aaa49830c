namespace Insights.Evaluate;

/// <summary>A conversation with its gold topic, null where it has none, and the cluster it was put in, null for outliers.</summary>
public sealed record TopicPlacement(string? Topic, string? Cluster);

/// <summary>How conversations were gathered into topics.</summary>
/// <param name="Ari">Over all conversations; each topicless one is a class, each outlier a cluster of its own.</param>
/// <param name="TopicRecall">Share of topics of two or more conversations that are the majority of a cluster of two or more; null without such topics.</param>
/// <param name="TopiclessInClusters">Share of topicless conversations that sit in a cluster of two or more; null without topicless ones.</param>
/// <param name="Purity">Mean over clusters of the share of their commonest topic; null without clusters.</param>
/// <param name="Clusters">Clusters of two or more conversations.</param>
public sealed record TopicMeasures(double Ari, double? TopicRecall, double? TopiclessInClusters, double? Purity, int Clusters)
{
    public static TopicMeasures Of(IReadOnlyList<TopicPlacement> conversations)
    {
        ArgumentNullException.ThrowIfNull(conversations);
        string[] labels = [.. conversations.Select((placed, place) => placed.Topic is { } topic ? "t" + topic : $"none {place}")];
        var ari = ClusterMeasures.Of(labels, [.. conversations.Select(placed => placed.Cluster)]).Ari;

        // A topicless conversation never is a majority, not even together with others of its kind.
        var clusters = conversations.Index()
            .Where(placed => placed.Item.Cluster is not null)
            .GroupBy(placed => placed.Item.Cluster, placed => labels[placed.Index], StringComparer.Ordinal)
            .Where(cluster => cluster.Count() > 1)
            .ToDictionary(cluster => cluster.Key!, cluster => Majority([.. cluster]), StringComparer.Ordinal);
        string[] topics = [.. labels.Where((_, place) => conversations[place].Topic is not null)
            .GroupBy(label => label, StringComparer.Ordinal).Where(topic => topic.Count() > 1).Select(topic => topic.Key)];
        var found = clusters.Values.Where(majority => majority.Share > 0.5)
            .Select(majority => majority.Label).ToHashSet(StringComparer.Ordinal);
        TopicPlacement[] topicless = [.. conversations.Where(placed => placed.Topic is null)];
        return new TopicMeasures(
            ari,
            topics.Length == 0 ? null : (double)topics.Count(found.Contains) / topics.Length,
            topicless.Length == 0
                ? null
                : (double)topicless.Count(placed => placed.Cluster is { } cluster && clusters.ContainsKey(cluster)) / topicless.Length,
            clusters.Count == 0 ? null : clusters.Values.Average(majority => majority.Share),
            clusters.Count);
    }

    private static (string Label, double Share) Majority(IReadOnlyList<string> labels)
    {
        var largest = labels.GroupBy(label => label, StringComparer.Ordinal)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).First();
        return (largest.Key, (double)largest.Count() / labels.Count);
    }
}
