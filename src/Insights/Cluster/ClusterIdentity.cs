using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Insights.Cluster.Placements;
using Insights.Embed;
using Insights.Ingest;

namespace Insights.Cluster;

/// <summary>
/// Gives clusters their ids: at birth from the oldest question, then night by night the known id whose conversations they share most,
/// one-to-one with the best total overlap.
/// </summary>
public static class ClusterIdentity
{
    private const int IdLength = 8;
    private const string Crockford = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>Names the groups and says what became of the known ids. Clusters come by id; outliers are taken as they are.</summary>
    public static Clustering Assign(
        IReadOnlyList<IReadOnlyList<ClusterMember>> groups, IReadOnlyList<EmbeddedQuestion> outliers, IReadOnlyList<KnownCluster> known) =>
        Assign([.. groups.Select(members => new NamedGroup(null, members))], outliers, known, HandPlacements.None);

    /// <summary>The same, where some groups have their id already and some known ids went into another for good.</summary>
    public static Clustering Assign(
        IReadOnlyList<NamedGroup> groups, IReadOnlyList<EmbeddedQuestion> outliers, IReadOnlyList<KnownCluster> known, HandPlacements placements)
    {
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(outliers);
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(placements);
        NamedGroup[] ordered = [.. groups.OrderBy(group => BirthOrder(group.Members)[0].Question.Id)];
        KnownCluster[] before = [.. known.OrderBy(cluster => cluster.Id)];
        var given = ordered.Select(group => group.Id).OfType<ClusterId>().Concat(placements.Merged).ToHashSet();
        var overlap = ClusterOverlap.Of([.. ordered.Select(group => group.Members)], before);
        var heirs = overlap.BestMatching(group => ordered[group].Id is null, cluster => !given.Contains(before[cluster].Id));

        var taken = before.Select(cluster => cluster.Id).Concat(given).ToHashSet();
        var clusters = new ConversationCluster[ordered.Length];
        for (var group = 0; group < ordered.Length; group++)
        {
            if (ordered[group].Id is { } own)
            {
                heirs[group] = Array.FindIndex(before, cluster => cluster.Id == own) is >= 0 and var place ? place : null;
            }

            var id = ordered[group].Id ?? (heirs[group] is { } heir ? before[heir].Id : Birth(ordered[group].Members, taken));
            clusters[group] = new ConversationCluster(id, ordered[group].Members);
        }

        return new Clustering(
            [.. clusters.OrderBy(cluster => cluster.Id)], outliers, Lineage.Of(clusters, outliers, before, overlap, heirs));
    }

    /// <summary>
    /// The id of a new cluster, added to those that are taken: from its oldest question; where that id lives on elsewhere (the cluster was
    /// split), from the next one.
    /// </summary>
    public static ClusterId Birth(IReadOnlyList<ClusterMember> members, ISet<ClusterId> taken)
    {
        ArgumentNullException.ThrowIfNull(members);
        ArgumentNullException.ThrowIfNull(taken);
        var order = BirthOrder(members);
        var names = order.Select(member => member.Question.Id.ToString());
        var spares = Enumerable.Range(1, int.MaxValue - 1)
            .Select(number => $"{order[0].Question.Id}#{number.ToString(CultureInfo.InvariantCulture)}");
        return names.Concat(spares).Select(name => new ClusterId(Encode(name))).First(taken.Add);
    }

    /// <summary>The id a question gives to a cluster: 40 bits of SHA-256 of "conversation/place" in Crockford's base 32.</summary>
    public static ClusterId IdFrom(QuestionId oldest) => new(Encode(oldest.ToString()));

    private static ClusterMember[] BirthOrder(IReadOnlyList<ClusterMember> group) =>
        [.. group.OrderBy(member => member.Question.AskedAt).ThenBy(member => member.Question.Id)];

    private static string Encode(string text)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        var bits = 0UL;
        foreach (var octet in hash.AsSpan(0, IdLength * 5 / 8))
        {
            bits = (bits << 8) | octet;
        }

        return string.Create(IdLength, bits, (characters, value) =>
        {
            for (var place = IdLength - 1; place >= 0; place--)
            {
                characters[place] = Crockford[(int)(value & 31)];
                value >>= 5;
            }
        });
    }
}
