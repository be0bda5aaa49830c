using Insights.Cluster;
using Insights.Ingest;

namespace Insights.Publish.Maps;

/// <summary>
/// Names clusters by what may be shown: the question of the entry, else the most central question that is public, else the words that set
/// the cluster apart.
/// </summary>
internal sealed class ClusterNames
{
    private readonly Dictionary<ClusterId, string> entries;
    private readonly Dictionary<ClusterId, ConversationCluster> clusters;
    private readonly Dictionary<ConversationId, string?> questions;
    private readonly DistinctiveWords words;

    public ClusterNames(PublishOutcome outcome, Clustering clustering, int minAuthors)
    {
        entries = outcome.Publication.Entries.ToDictionary(entry => entry.Cluster, entry => entry.Question);
        clusters = clustering.Clusters.ToDictionary(cluster => cluster.Id);
        questions = outcome.Conversations.ToDictionary(line => line.Id, line => line.Question);
        var unsafeToShow = outcome.Listings.Where(listing => listing.AddressesMachine).Select(listing => listing.Id).ToHashSet();
        words = DistinctiveWords.Of(
            clustering.Clusters.Select(cluster => cluster.Members.Select(member => member.Question)
                .Where(row => !unsafeToShow.Contains(row.Id.Conversation))),
            minAuthors);
    }

    public string NameOf(ClusterId id)
    {
        if (entries.TryGetValue(id, out var question))
        {
            return question;
        }

        var members = clusters[id].Members.Select(member => member.Question).ToList();
        return members.Select(row => questions.GetValueOrDefault(row.Id.Conversation)).OfType<string>().FirstOrDefault()
            ?? (words.Find(members) is { Count: > 0 } telling ? string.Join(", ", telling) : $"Cluster {id}");
    }
}
