using Insights.Embed;

namespace Insights.Cluster;

/// <summary>Reads off what became of the known ids once tonight's clusters have theirs.</summary>
internal static class Lineage
{
    public static ClusterLineage Of(
        ConversationCluster[] clusters,
        IReadOnlyList<EmbeddedQuestion> outliers,
        KnownCluster[] known,
        ClusterOverlap overlap,
        int?[] heirs)
    {
        var living = heirs.OfType<int>().ToHashSet();
        var merged = new List<ClusterMove>();
        var gone = new List<ClusterId>();
        for (var before = 0; before < known.Length; before++)
        {
            if (living.Contains(before))
            {
                continue;
            }

            if (LargestShare(clusters, overlap, before) is { } into)
            {
                merged.Add(new ClusterMove(known[before].Id, into));
            }
            else
            {
                gone.Add(known[before].Id);
            }
        }

        var split = new List<ClusterMove>();
        for (var group = 0; group < clusters.Length; group++)
        {
            // A new cluster came out of a known one when most of it did.
            var most = overlap.OfGroup(group).OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key).FirstOrDefault();
            if (heirs[group] is null && most.Value * 2 > clusters[group].Conversations.Count)
            {
                split.Add(new ClusterMove(known[most.Key].Id, clusters[group].Id));
            }
        }

        return new ClusterLineage(merged, [.. split.OrderBy(move => move.Into)], gone, Continuity(clusters, outliers, known));
    }

    private static ClusterId? LargestShare(ConversationCluster[] clusters, ClusterOverlap overlap, int before)
    {
        var best = Enumerable.Range(0, clusters.Length)
            .Where(group => overlap.OfGroup(group).ContainsKey(before))
            .OrderByDescending(group => overlap.OfGroup(group)[before])
            .ThenBy(group => clusters[group].Id)
            .Select(group => (ClusterId?)clusters[group].Id)
            .FirstOrDefault();
        return best;
    }

    // Share of the conversations that had a cluster and still exist which are in the cluster of that id tonight.
    private static double Continuity(ConversationCluster[] clusters, IReadOnlyList<EmbeddedQuestion> outliers, KnownCluster[] known)
    {
        var tonight = clusters.ToDictionary(cluster => cluster.Id, cluster => cluster.Conversations.ToHashSet());
        var existing = tonight.Values.SelectMany(conversations => conversations)
            .Concat(outliers.Select(row => row.Id.Conversation))
            .ToHashSet();
        var (kept, all) = (0, 0);
        foreach (var cluster in known)
        {
            var stay = tonight.GetValueOrDefault(cluster.Id);
            foreach (var conversation in cluster.Conversations.Where(existing.Contains))
            {
                all++;
                kept += stay is not null && stay.Contains(conversation) ? 1 : 0;
            }
        }

        return all == 0 ? 1 : (double)kept / all;
    }
}
