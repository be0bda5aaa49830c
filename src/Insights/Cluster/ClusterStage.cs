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
        RunAsync(index, known, isMapped, QuestionMatcher.None, cancellationToken);

    /// <summary>The same, with somebody who looks at what the clustering leaves in doubt.</summary>
    public static async Task<Clustering> RunAsync(
        IConversationIndex index,
        IReadOnlyList<KnownCluster> known,
        bool isMapped,
        QuestionMatcher matcher,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(known);
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
        return ClusterIdentity.Assign(
            [.. outcome.Groups.Select(group => MembersOf(group, asking))], [.. outliers.OrderBy(row => row.Id)], known) with
        {
            Neighbourhood = isMapped
                ? new Neighbourhood(Array.ConvertAll(asking, row => row.Id.ToString()), Clusterer.PlacesOf(representative), partition, views)
                : null,
        };
    }

    private static ClusterRow Row(EmbeddedQuestion question) =>
        new(question.Id.ToString(), question.QuestionVector, question.AnswerVector, question.Words);

    private static IReadOnlyList<ClusterMember> MembersOf(ClusterGroup group, EmbeddedQuestion[] rows) =>
        [.. group.Members.Select((row, place) => new ClusterMember(rows[row], group.Memberships[place]))];
}
