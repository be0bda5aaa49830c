using System.Globalization;
using Insights.Cluster;
using Insights.Cluster.Projection;
using Insights.Ingest;
using Insights.Ingest.Texts;
using Insights.Publish;
using Insights.Publish.Maps;

namespace Insights.Evaluate;

/// <summary>A map of labelled texts: coloured by label or by the cluster found, with those marked that sit among another label.</summary>
internal static class LabelledMap
{
    private const int LongestText = 280;

    /// <param name="name">What the texts are called, such as the file's name.</param>
    /// <param name="lines">The texts, in the order that was clustered.</param>
    /// <param name="outcome">The clusters found.</param>
    /// <param name="positions">By the id of a line.</param>
    public static TextMap Make(
        string name, IReadOnlyList<LabelledLine> lines, ClusterOutcome outcome, IReadOnlyDictionary<string, MapPosition> positions)
    {
        string[] labels =
        [
            .. lines.CountBy(line => line.Label).OrderByDescending(label => label.Value)
                .ThenBy(label => label.Key, StringComparer.Ordinal).Select(label => label.Key),
        ];
        var placeOf = labels.Index().ToDictionary(label => label.Item, label => label.Index, StringComparer.Ordinal);
        var clusterOf = new int?[lines.Count];
        var clusters = new List<MapCluster>();
        foreach (var (place, group) in outcome.Groups.Index())
        {
            var most = group.Members.CountBy(row => placeOf[lines[row].Label])
                .OrderByDescending(label => label.Value).ThenBy(label => label.Key).First().Key;
            var id = (place + 1).ToString(CultureInfo.InvariantCulture);
            clusters.Add(new MapCluster(id, labels[most], group.Members.Count, most));
            foreach (var row in group.Members)
            {
                clusterOf[row] = place;
            }
        }

        var marker = new TextMarker(new HashedNames(new PseudonymKey(new byte[PseudonymKey.ByteLength]), []));
        MapPoint[] points =
        [
            .. lines.Select((line, row) => new MapPoint
            {
                Position = positions[line.Id],
                Cluster = clusterOf[row],
                Text = Shown(marker, line.Text),
                Note = clusterOf[row] is not { } home ? "In no cluster"
                    : clusters[home].Name == line.Label ? "Among its own label" : "Among another label",
                IsMisplaced = clusterOf[row] is { } found && clusters[found].Name != line.Label,
                Categories = [placeOf[line.Label], clusterOf[row] ?? clusters.Count],
            }),
        ];
        return new TextMap
        {
            Title = $"{name}: a map of {lines.Count.ToString("N0", CultureInfo.InvariantCulture)} labelled texts",
            Summary = Summarise(points, clusters, labels),
            Items = "texts",
            Colourings =
            [
                new MapColouring("Label", labels, null),
                new MapColouring(
                    "Cluster", [.. clusters.Select(cluster => $"{cluster.Id}: {cluster.Name}"), "In no cluster"], clusters.Count),
            ],
            Clusters = clusters,
            Points = points,
        };
    }

    // A file of labelled texts may be anybody's: what would be masked in a message is masked here.
    private static string Shown(TextMarker marker, string text)
    {
        var clean = SafeText.Clean(MaskedLine.Of(marker.Mark(text, [])).Text);
        var end = LongestText < clean.Length && char.IsHighSurrogate(clean[LongestText - 1]) ? LongestText - 1 : LongestText;
        return clean.Length <= LongestText ? clean : clean[..end] + " …";
    }

    private static string Summarise(MapPoint[] points, List<MapCluster> clusters, string[] labels)
    {
        var (alone, misplaced) = (points.Count(point => point.Cluster is null), points.Count(point => point.IsMisplaced));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{points.Length:N0} texts with {labels.Length:N0} labels, in {clusters.Count:N0} clusters found without the labels. ")
            + string.Create(
                CultureInfo.InvariantCulture,
                $"{alone:N0} are in no cluster; {misplaced:N0}, ringed, sit in a cluster that is mostly of another label. ")
            + "A cluster is named by the label of most of its texts.";
    }
}
