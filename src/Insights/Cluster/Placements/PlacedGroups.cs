using Insights.Embed;
using Insights.Ingest;

namespace Insights.Cluster.Placements;

/// <summary>
/// Brings what was found in line with what maintainers put together or apart. A placed question goes where it was put. The others of
/// its group follow where that group is, by where its members were last, one that maintainers put together; else they stay a group
/// of their own. So new questions go on joining what was merged or split, and one that strayed takes nobody along.
/// </summary>
internal sealed class PlacedGroups
{
    private readonly HandPlacements placements;
    private readonly ILookup<ConversationId, ClusterId> homes;
    private readonly SortedDictionary<ClusterId, List<ClusterMember>> placed = [];
    private readonly List<(IReadOnlyList<ClusterMember> Members, IReadOnlyList<ClusterId> Leaders)> followers = [];
    private readonly List<NamedGroup> free = [];
    private readonly List<EmbeddedQuestion> alone = [];

    private PlacedGroups(HandPlacements placements, IReadOnlyList<KnownCluster> known)
    {
        this.placements = placements;
        homes = known.SelectMany(cluster => cluster.Conversations, (cluster, id) => (id, Home: placements.Living(cluster.Id)))
            .ToLookup(pair => pair.id, pair => pair.Home);
    }

    /// <summary>The groups with the ids that placements give them, and the questions in none.</summary>
    public static (IReadOnlyList<NamedGroup> Groups, IReadOnlyList<EmbeddedQuestion> Outliers) Apply(
        IReadOnlyList<NamedGroup> found, IReadOnlyList<EmbeddedQuestion> outliers, HandPlacements placements, IReadOnlyList<KnownCluster> known)
    {
        if (placements.IsEmpty)
        {
            return (found, outliers);
        }

        var groups = new PlacedGroups(placements, known);
        foreach (var group in found)
        {
            groups.Sort(group);
        }

        foreach (var row in outliers)
        {
            groups.Sort(row);
        }

        groups.Rejoin();
        groups.Follow();
        return ([.. groups.free, .. groups.placed.Select(Joined)], [.. groups.alone.OrderBy(row => row.Id)]);
    }

    private void Sort(NamedGroup group)
    {
        var leaders = new HashSet<ClusterId>();
        var others = new List<ClusterMember>();
        foreach (var member in group.Members)
        {
            if (placements.Find(member.Question.Id) is { } cluster)
            {
                leaders.Add(cluster);
                Place(cluster, member);
            }
            else
            {
                others.Add(member);
            }
        }

        if (others.Count > 0 && leaders.Count > 0 && leaders.Contains(LeaderOf(group, leaders)))
        {
            followers.Add((others, [.. leaders.Order()]));
        }
        else if (others.Count > 1 || (others.Count == 1 && leaders.Count == 0))
        {
            free.Add(group with { Members = others });
        }
        else
        {
            alone.AddRange(others.Select(member => member.Question));
        }
    }

    private void Sort(EmbeddedQuestion row)
    {
        if (row.IsQuestion && placements.Find(row.Id) is { } cluster)
        {
            Place(cluster, new ClusterMember(row, ClusterThresholds.CoreMembership));
        }
        else
        {
            alone.Add(row);
        }
    }

    // Whom a person put somewhere belongs there surely.
    private void Place(ClusterId cluster, ClusterMember member)
    {
        if (!placed.TryGetValue(cluster, out var members))
        {
            placed.Add(cluster, members = []);
        }

        members.Add(member with { Membership = Math.Max(member.Membership, ClusterThresholds.CoreMembership) });
    }

    /// <summary>The cluster that most members of the group were in last; where it is even, one that was put together by hand.</summary>
    private ClusterId LeaderOf(NamedGroup group, HashSet<ClusterId> leaders) => group.Members
        .SelectMany(member => placements.Find(member.Question.Id) is { } cluster ? [cluster] : homes[member.Question.Id.Conversation])
        .CountBy(cluster => cluster)
        .OrderByDescending(votes => votes.Value)
        .ThenByDescending(votes => leaders.Contains(votes.Key))
        .ThenBy(votes => votes.Key)
        .First().Key;

    // A group that has its id already is one with what was put under that id.
    private void Rejoin()
    {
        foreach (var group in free.Where(group => group.Id is { } own && placed.ContainsKey(own)).ToList())
        {
            free.Remove(group);
            followers.Add((group.Members, [group.Id!.Value]));
        }
    }

    private void Follow()
    {
        var centres = followers.SelectMany(group => group.Leaders).Distinct()
            .ToDictionary(leader => leader, leader => Centre.Of([.. placed[leader].Select(member => member.Question)]));
        foreach (var (members, leaders) in followers)
        {
            foreach (var member in members)
            {
                var own = Centre.Of([member.Question]);
                placed[leaders.MaxBy(leader => centres[leader].Nearness(own))].Add(member);
            }
        }
    }

    private static NamedGroup Joined(KeyValuePair<ClusterId, List<ClusterMember>> group) =>
        new(group.Key, [.. group.Value.OrderByDescending(member => member.Membership).ThenBy(member => member.Question.Id)]);
}
