using System.Text.Json;
using Insights.Classify;
using Insights.Cluster;
using Insights.Embed;
using Insights.Ingest;

namespace Insights.Pipeline;

/// <summary>
/// The clusters and themes of the last night, by ids alone, so that what people decide between nights is published without clustering
/// anew. It belongs to the publication and is committed with it.
/// </summary>
public static class ClusterFile
{
    public static byte[] Write(Clustering clustering, Classification classification)
    {
        var topics = classification.Topics.ToDictionary(topic => topic.Cluster.Id);
        var clusters = clustering.Clusters.Select(object (cluster) => new ClusterLine(
            cluster.Id,
            topics.TryGetValue(cluster.Id, out var topic) ? topic.Theme : Theme.Other,
            topic?.Confidence ?? 0,
            [.. cluster.Members.Select(member => new MemberLine(member.Question.Id, member.Membership))]));
        var themes = classification.Conversations.OrderBy(pair => pair.Key)
            .Select(object (pair) => new ThemeLine(pair.Key, pair.Value));
        return JsonText.WriteLines(clusters.Concat(themes));
    }

    /// <summary>The last night's clusters with those questions that <paramref name="rows"/> still hold; the others are outliers.</summary>
    /// <exception cref="UnusableException">No night left its clusters here.</exception>
    public static (Clustering Clustering, Classification Classification) Read(WorkFolder work, IReadOnlyList<EmbeddedQuestion> rows)
    {
        var lines = JsonText.ReadLines<JsonElement>(work.Shared, WorkFolder.ClustersRecord);
        if (lines.Count == 0)
        {
            throw new UnusableException($"No night has left its clusters in {work} yet; run 'insights run' once.");
        }

        var byId = rows.ToDictionary(row => row.Id);
        var kept = lines.Where(line => line.TryGetProperty("cluster", out _))
            .Select(line => line.Deserialize<ClusterLine>(JsonText.Options)!)
            .Select(line => (Line: line, Members: MembersOf(line, byId)))
            .Where(cluster => cluster.Members.Count > 0)
            .Select(cluster => new Topic(new ConversationCluster(cluster.Line.Cluster, cluster.Members), cluster.Line.Theme, cluster.Line.Confidence))
            .ToList();
        var themes = lines.Where(line => line.TryGetProperty("conversation", out _))
            .Select(line => line.Deserialize<ThemeLine>(JsonText.Options)!)
            .ToDictionary(line => line.Conversation, line => line.Theme);
        var grouped = kept.SelectMany(topic => topic.Cluster.Members).Select(member => member.Question.Id).ToHashSet();
        return (
            new Clustering(
                [.. kept.Select(topic => topic.Cluster)], [.. rows.Where(row => !grouped.Contains(row.Id)).OrderBy(row => row.Id)], ClusterLineage.None),
            new Classification(kept, themes));
    }

    private static List<ClusterMember> MembersOf(ClusterLine line, Dictionary<QuestionId, EmbeddedQuestion> rows) =>
    [
        .. line.Members.Where(member => rows.ContainsKey(member.Id))
            .Select(member => new ClusterMember(rows[member.Id], member.Membership)),
    ];

    private sealed record ClusterLine(ClusterId Cluster, Theme Theme, double Confidence, IReadOnlyList<MemberLine> Members);

    private sealed record MemberLine(QuestionId Id, double Membership);

    private sealed record ThemeLine(ConversationId Conversation, Theme Theme);
}
