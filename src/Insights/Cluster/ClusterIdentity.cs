using System.Globalization;
using System.Security.Cryptography;
using System.Text;
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
        IReadOnlyList<IReadOnlyList<ClusterMember>> groups, IReadOnlyList<EmbeddedQuestion> outliers, IReadOnlyList<KnownCluster> known)
    {
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(outliers);
        ArgumentNullException.ThrowIfNull(known);
        IReadOnlyList<ClusterMember>[] ordered = [.. groups.OrderBy(group => BirthOrder(group)[0].Question.Id)];
        KnownCluster[] before = [.. known.OrderBy(cluster => cluster.Id)];
        var overlap = ClusterOverlap.Of(ordered, before);
        var heirs = overlap.BestMatching();

        var taken = before.Select(cluster => cluster.Id.Value).ToHashSet(StringComparer.Ordinal);
        var clusters = new ConversationCluster[ordered.Length];
        for (var group = 0; group < ordered.Length; group++)
        {
            var id = heirs[group] is { } heir ? before[heir].Id : Birth(ordered[group], taken);
            clusters[group] = new ConversationCluster(id, ordered[group]);
        }

        return new Clustering(
            [.. clusters.OrderBy(cluster => cluster.Id)], outliers, Lineage.Of(clusters, outliers, before, overlap, heirs));
    }

    /// <summary>The id a question gives to a cluster: 40 bits of SHA-256 of "conversation/place" in Crockford's base 32.</summary>
    public static ClusterId IdFrom(QuestionId oldest) => new(Encode(oldest.ToString()));

    // The oldest question names the cluster; where its id lives on elsewhere (the cluster was split), the next one does.
    private static ClusterId Birth(IReadOnlyList<ClusterMember> group, HashSet<string> taken)
    {
        var names = BirthOrder(group).Select(member => member.Question.Id.ToString());
        var oldest = BirthOrder(group)[0].Question.Id.ToString();
        var spares = Enumerable.Range(1, int.MaxValue - 1)
            .Select(number => $"{oldest}#{number.ToString(CultureInfo.InvariantCulture)}");
        return new ClusterId(names.Concat(spares).Select(Encode).First(taken.Add));
    }

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
