using Insights.Cluster.Graphs;

namespace Insights.Cluster;

/// <summary>
/// Clusters rows by whatever views they have, the number of clusters unknown. The same rows give the same clusters, in whatever order they
/// come and on however many threads. Conversations (rows with answers) go by one probability per pair over three views; short texts by the
/// question vectors alone, at a resolution chosen from the corpus.
/// </summary>
public static class Clusterer
{
    public static ClusterOutcome Cluster(ClusterInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        int[] order = [.. Enumerable.Range(0, input.Rows.Count).OrderBy(row => input.Rows[row].Key, StringComparer.Ordinal)];
        ClusterRow[] rows = Array.ConvertAll(order, row => input.Rows[row]);
        var representative = DuplicateFolding.Fold(rows);
        int[] kept = [.. Enumerable.Range(0, rows.Length).Where(row => representative[row] == row)];
        var views = RowViews.Of(Array.ConvertAll(kept, row => rows[row]), cancellationToken);
        var partition = Partition(views, cancellationToken);
        var outcome = Unfold(partition, representative);
        return new ClusterOutcome(
            [.. outcome.Groups.Select(group => group with { Members = [.. group.Members.Select(row => order[row])] })],
            [.. outcome.Outliers.Select(row => order[row])])
        {
            Neighbourhood = input.IsMapped
                ? new Neighbourhood(Array.ConvertAll(rows, row => row.Key), PlacesOf(representative), partition, views)
                : null,
        };
    }

    internal static FittedPartition Partition(RowViews views, CancellationToken cancellationToken) =>
        views.AreConversations
            ? ConversationPartition.Of(views)
            : TextPartition.Of(views, cancellationToken);

    /// <summary>For each row the place, among those kept, of the row that stands for it.</summary>
    internal static int[] PlacesOf(int[] representative)
    {
        var placeOf = new int[representative.Length];
        var places = 0;
        for (var row = 0; row < representative.Length; row++)
        {
            placeOf[row] = representative[row] == row ? places++ : placeOf[representative[row]];
        }

        return placeOf;
    }

    /// <summary>Groups and outliers of all rows from a partition of those that stand for them.</summary>
    internal static ClusterOutcome Unfold(FittedPartition partition, int[] representative)
    {
        var placeOf = PlacesOf(representative);
        var labels = Labels.Compact(Array.ConvertAll(placeOf, place => partition.Labels[place]));
        var members = Labels.MembersOf(labels, Labels.CountOf(labels));
        var groups = new List<ClusterGroup>();
        var outliers = new List<int>();
        for (var label = 0; label < members.Count; label++)
        {
            int[] rows = [.. members.Of(label).ToArray().OrderByDescending(row => partition.Fit(placeOf[row]))];
            if (rows.Length == 1)
            {
                outliers.Add(rows[0]);
                continue;
            }

            groups.Add(new ClusterGroup(rows, Array.ConvertAll(rows, row => partition.Fit(placeOf[row]))));
        }

        return new ClusterOutcome([.. groups.OrderByDescending(group => group.Members.Count)], outliers);
    }
}
