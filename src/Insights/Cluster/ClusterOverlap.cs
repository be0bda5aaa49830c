using Insights.Ingest;

namespace Insights.Cluster;

/// <summary>How many conversations each cluster of tonight shares with each known one.</summary>
internal sealed class ClusterOverlap
{
    private readonly Dictionary<int, int>[] byGroup;
    private readonly int knownCount;

    private ClusterOverlap(Dictionary<int, int>[] byGroup, int knownCount) => (this.byGroup, this.knownCount) = (byGroup, knownCount);

    /// <summary>Shared conversations by known cluster, for one group.</summary>
    public IReadOnlyDictionary<int, int> OfGroup(int group) => byGroup[group];

    public static ClusterOverlap Of(IReadOnlyList<IReadOnlyList<ClusterMember>> groups, KnownCluster[] known)
    {
        var homes = new Dictionary<ConversationId, List<int>>();
        for (var cluster = 0; cluster < known.Length; cluster++)
        {
            foreach (var conversation in known[cluster].Conversations)
            {
                if (!homes.TryGetValue(conversation, out var list))
                {
                    homes.Add(conversation, list = []);
                }

                list.Add(cluster);
            }
        }

        var byGroup = new Dictionary<int, int>[groups.Count];
        for (var group = 0; group < groups.Count; group++)
        {
            byGroup[group] = [];
            foreach (var conversation in groups[group].Select(member => member.Question.Id.Conversation).Distinct())
            {
                foreach (var cluster in homes.GetValueOrDefault(conversation) ?? [])
                {
                    byGroup[group][cluster] = byGroup[group].GetValueOrDefault(cluster) + 1;
                }
            }
        }

        return new ClusterOverlap(byGroup, known.Length);
    }

    /// <summary>
    /// For each group that may inherit the known cluster that lives on in it; one-to-one, best total overlap, exact within connected parts.
    /// </summary>
    public int?[] BestMatching(Func<int, bool> mayInherit, Func<int, bool> isOpen)
    {
        var heirs = new int?[byGroup.Length];
        foreach (var all in Parts())
        {
            int[] part = [.. all.Where(mayInherit)];
            int[] known = [.. part.SelectMany(group => byGroup[group].Keys).Distinct().Where(isOpen).Order()];
            int Shared(int row, int column) => byGroup[part[row]].GetValueOrDefault(known[column]);
            var columns = Assignment.Maximise(part.Length, known.Length, (row, column) => Shared(row, column));
            for (var row = 0; row < part.Length; row++)
            {
                // An assignment without overlap only fills the table; it is no descent.
                heirs[part[row]] = columns[row] is { } column && Shared(row, column) > 0 ? known[column] : null;
            }
        }

        return heirs;
    }

    // Groups that are linked through known clusters, each part ascending; groups without any overlap are in none.
    private List<List<int>> Parts()
    {
        var groupsOf = new List<int>[knownCount];
        for (var group = 0; group < byGroup.Length; group++)
        {
            foreach (var cluster in byGroup[group].Keys)
            {
                (groupsOf[cluster] ??= []).Add(group);
            }
        }

        var seen = new bool[byGroup.Length];
        var parts = new List<List<int>>();
        for (var start = 0; start < byGroup.Length; start++)
        {
            if (seen[start] || byGroup[start].Count == 0)
            {
                continue;
            }

            seen[start] = true;
            var part = new List<int> { start };
            for (var next = 0; next < part.Count; next++)
            {
                foreach (var other in byGroup[part[next]].Keys.SelectMany(cluster => groupsOf[cluster]))
                {
                    if (!seen[other])
                    {
                        seen[other] = true;
                        part.Add(other);
                    }
                }
            }

            part.Sort();
            parts.Add(part);
        }

        return parts;
    }
}
