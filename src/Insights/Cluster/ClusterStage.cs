using Insights.Cluster.Placements;
using Insights.Embed;

namespace Insights.Cluster;

/// <summary>Groups the questions of the index by what they ask and gives each group the id it had on earlier nights.</summary>
public static class ClusterStage
{
    /// <summary>
    /// Reads all rows and their neighbours in the three views, and clusters the rows that ask something; <paramref name="isMapped"/> keeps the
    /// graph, from which a picture can be made.
    /// </summary>
    public static Task<Clustering> RunAsync(
        IConversationIndex index, IReadOnlyList<KnownCluster> known, bool isMapped, CancellationToken cancellationToken) =>
        RunAsync(index, new EarlierClusters(known, HandPlacements.None), isMapped, QuestionMatcher.None, cancellationToken);

    /// <summary>
    /// The same, with somebody who looks at what the clustering leaves in doubt; what maintainers put together or apart stays so.
    /// </summary>
    public static async Task<Clustering> RunAsync(
        IConversationIndex index,
        EarlierClusters earlier,
        bool isMapped,
        QuestionMatcher matcher,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(earlier);
        var rows = new List<EmbeddedQuestion>();
        await foreach (var row in index.ReadAsync(cancellationToken))
        {
            rows.Add(row);
        }

        rows.Sort((first, second) => first.Id.CompareTo(second.Id));
        EmbeddedQuestion[] asking = [.. rows.Where(row => row.IsQuestion)];
        var representative = DuplicateFolding.Fold([.. asking.Select(Row)]);
        EmbeddedQuestion[] kept = [.. asking.Where((_, place) => representative[place] == place)];
        var views = await IndexViews.ReadAsync(index, kept, cancellationToken);
        var partition = Clusterer.Partition(views, cancellationToken);
        var found = Clusterer.Unfold(partition, representative);
        var outcome = await new DoubtfulPairs(asking, matcher).SettleAsync(found, cancellationToken);

        var grouped = outcome.Groups.SelectMany(group => group.Members).ToHashSet();
        var outliers = rows.Where(row => !row.IsQuestion).Concat(asking.Where((_, place) => !grouped.Contains(place)));
        var placed = PlacedGroups.Apply(
            [.. outcome.Groups.Select(group => new NamedGroup(null, MembersOf(group, asking)))],
            [.. outliers.OrderBy(row => row.Id)],
            earlier.Placements,
            earlier.Known);
        return ClusterIdentity.Assign(placed.Groups, placed.Outliers, earlier.Known, earlier.Placements) with
        {
            Neighbourhood = isMapped
                ? new Neighbourhood(Array.ConvertAll(asking, row => row.Id.ToString()), Clusterer.PlacesOf(representative), partition, views)
                : null,
        };
    }

    /// <summary>Brings the clusters of an earlier night in line with what maintainers said since; ids stay.</summary>
    public static Clustering Regroup(Clustering earlier, HandPlacements placements)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        KnownCluster[] known = [.. earlier.Clusters.Select(cluster => new KnownCluster(cluster.Id, cluster.Conversations))];
        var placed = PlacedGroups.Apply(
            [.. earlier.Clusters.Select(cluster => new NamedGroup(cluster.Id, cluster.Members))], earlier.Outliers, placements, known);
        return ClusterIdentity.Assign(placed.Groups, placed.Outliers, known, placements);
    }

    private static ClusterRow Row(EmbeddedQuestion question) =>
        new(question.Id.ToString(), question.QuestionVector, question.AnswerVector, question.Words);

    private static IReadOnlyList<ClusterMember> MembersOf(ClusterGroup group, EmbeddedQuestion[] rows) =>
        [.. group.Members.Select((row, place) => new ClusterMember(rows[row], group.Memberships[place]))];
}

/// <summary>What clusters were on earlier nights, and what maintainers said of them since.</summary>
public sealed record EarlierClusters(IReadOnlyList<KnownCluster> Known, HandPlacements Placements);
