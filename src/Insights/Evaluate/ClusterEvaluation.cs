using System.Globalization;
using Insights.Cluster;
using Insights.Embed;

namespace Insights.Evaluate;

/// <summary>Measures how well texts are clustered, against labels that the clustering never sees.</summary>
public static class ClusterEvaluation
{
    /// <summary>
    /// Clusters the lines of a file (<c>{id, text, label}</c>) by their question vectors and words. Unusable when the file does not
    /// exist or a line is damaged. <paramref name="isMapped"/> adds a map, whose making is not in the seconds measured.
    /// </summary>
    public static async Task<Evaluation> RunAsync(
        string path, ITextEncoder encoder, TimeProvider time, bool isMapped, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentNullException.ThrowIfNull(time);
        var lines = await LabelledLine.ReadAsync(path, cancellationToken);
        var started = time.GetTimestamp();
        var rows = new ClusterRow[lines.Count];
        Parallel.For(0, lines.Count, new ParallelOptions { CancellationToken = cancellationToken }, place =>
        {
            var line = lines[place];
            rows[place] = new ClusterRow(line.Id, encoder.Encode(line.Text), null, Words.Tokenise(line.Text));
        });
        var outcome = Clusterer.Cluster(new ClusterInput(rows) { IsMapped = isMapped }, cancellationToken);
        var seconds = time.GetElapsedTime(started).TotalSeconds;

        var found = new string?[lines.Count];
        foreach (var (number, group) in outcome.Groups.Index())
        {
            foreach (var row in group.Members)
            {
                found[row] = (number + 1).ToString(CultureInfo.InvariantCulture);
            }
        }

        return new Evaluation(
            "cluster",
            encoder.Model.Name,
            Measure(ClusterMeasures.Of([.. lines.Select(line => line.Label)], found), seconds),
            [.. lines.Select((line, place) => new ClusterPrediction(line.Id, found[place]))],
            null)
        {
            Map = outcome.Neighbourhood is { } neighbourhood
                ? LabelledMap.Make(Path.GetFileNameWithoutExtension(path), lines, outcome, neighbourhood.Lay(cancellationToken))
                : null,
        };
    }

    private static IReadOnlyList<Measured> Measure(ClusterMeasures measures, double seconds) =>
    [
        new Measured("NMI", measures.Nmi),
        new Measured("ARI", measures.Ari),
        new Measured("V-measure", measures.VMeasure),
        new Measured("ACC", measures.Accuracy),
        new Measured("clusters", measures.Clusters),
        new Measured("outliers", measures.OutlierShare, HigherIsBetter: false),
        new Measured("seconds", seconds, HigherIsBetter: false),
    ];
}

/// <summary>A line of the predictions file; no cluster for outliers.</summary>
public sealed record ClusterPrediction(string Id, string? Cluster);
