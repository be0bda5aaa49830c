using Insights.Agents;
using Insights.Embed;

namespace Insights.Cluster;

/// <summary>
/// Looks at what a clustering leaves in doubt: clusters that are nearest to each other, and members that hardly belong.
/// Only where a matcher is sure are two clusters made one, or a member let go.
/// </summary>
internal sealed class DoubtfulPairs(EmbeddedQuestion[] rows, QuestionMatcher matcher)
{
    /// <summary>Clusters less near than this are not looked at: a matcher costs more than it could find.</summary>
    private const double LeastSimilarity = 0.55;

    private const int Neighbours = 3;

    public async Task<ClusterOutcome> SettleAsync(ClusterOutcome outcome, CancellationToken cancellationToken)
    {
        if (matcher.Concurrency == 0)
        {
            return outcome;
        }

        var (groups, strays) = await LetGoAsync(outcome.Groups, cancellationToken);
        return new ClusterOutcome(await MergeAsync(groups, cancellationToken), [.. outcome.Outliers, .. strays]);
    }

    private async Task<(List<ClusterGroup> Groups, List<int> Strays)> LetGoAsync(
        IReadOnlyList<ClusterGroup> groups, CancellationToken cancellationToken)
    {
        var doubtful = groups.SelectMany(group => group.Members.Zip(group.Memberships).Skip(1)
            .Where(member => member.Second < ClusterThresholds.CoreMembership)
            .Select(member => (group, Row: member.First))).ToList();
        var differ = await AskAsync(doubtful, one => (Candidate(one.group, 0), new CandidateQuestion(rows[one.Row], [])), cancellationToken);
        var strays = doubtful.Zip(differ).Where(pair => pair.Second == false).Select(pair => pair.First.Row).ToHashSet();
        var confirmed = doubtful.Zip(differ).Where(pair => pair.Second == true).Select(pair => pair.First.Row).ToHashSet();
        var kept = groups.Select(group => Settled(group, strays, confirmed)).ToList();
        strays.UnionWith(kept.Where(group => group.Members.Count == 1).Select(group => group.Members[0]));
        return ([.. kept.Where(group => group.Members.Count > 1)], [.. strays.Order()]);
    }

    private async Task<IReadOnlyList<ClusterGroup>> MergeAsync(List<ClusterGroup> groups, CancellationToken cancellationToken)
    {
        var pairs = NearestPairs(groups);
        var same = await AskAsync(
            pairs, pair => (Candidate(groups[pair.First], 0), Candidate(groups[pair.Second], 0)), cancellationToken);
        int[] labels = [.. Enumerable.Range(0, groups.Count)];
        foreach (var (pair, _) in pairs.Zip(same).Where(pair => pair.Second == true))
        {
            labels[pair.Second] = pair.First;
        }

        return [.. groups.Index().GroupBy(group => labels[group.Index], group => group.Item).Select(Joined)];
    }

    private async Task<IReadOnlyList<bool?>> AskAsync<T>(
        List<T> doubts, Func<T, (CandidateQuestion First, CandidateQuestion Second)> pairOf, CancellationToken cancellationToken) =>
        await OrderedWork.SelectAsync(
            doubts.ToAsyncEnumerable(),
            matcher.Concurrency,
            doubt => pairOf(doubt) is var pair ? matcher.AreSameAsync(pair.First, pair.Second, cancellationToken) : throw new System.Diagnostics.UnreachableException(),
            cancellationToken).ToListAsync(cancellationToken);

    /// <summary>
    /// The clusters that are nearest to each other. No cluster is in two pairs: whatever a matcher is made to say, it
    /// joins pairs and never a whole corpus.
    /// </summary>
    private List<(int First, int Second)> NearestPairs(List<ClusterGroup> groups)
    {
        var centres = groups.ConvertAll(group => Centre.Of([.. group.Members.Select(row => rows[row])]));
        var nearest = new int[groups.Count];
        for (var one = 0; one < groups.Count; one++)
        {
            (var best, nearest[one]) = (LeastSimilarity, -1);
            for (var other = 0; other < groups.Count; other++)
            {
                if (other != one && centres[one].Nearness(centres[other]) is var near && near > best)
                {
                    (best, nearest[one]) = (near, other);
                }
            }
        }

        return [.. nearest.Index().Where(pair => pair.Item > pair.Index && nearest[pair.Item] == pair.Index)];
    }

    private CandidateQuestion Candidate(ClusterGroup group, int place) => new(
        rows[group.Members[place]], [.. group.Members.Where((_, other) => other != place).Take(Neighbours).Select(row => rows[row])]);

    /// <summary>The group without those let go; whoever was confirmed sits in it as surely as its core.</summary>
    private static ClusterGroup Settled(ClusterGroup group, HashSet<int> strays, HashSet<int> confirmed) => InOrder(group.Members
        .Zip(group.Memberships)
        .Where(member => !strays.Contains(member.First))
        .Select(member => confirmed.Contains(member.First)
            ? (member.First, Math.Max(member.Second, ClusterThresholds.CoreMembership))
            : member));

    private static ClusterGroup Joined(IEnumerable<ClusterGroup> parts) =>
        InOrder(parts.SelectMany(group => group.Members.Zip(group.Memberships)));

    private static ClusterGroup InOrder(IEnumerable<(int Row, double Membership)> members)
    {
        List<(int Row, double Membership)> ordered = [.. members.OrderByDescending(member => member.Membership)];
        return new ClusterGroup([.. ordered.Select(member => member.Row)], [.. ordered.Select(member => member.Membership)]);
    }
}
