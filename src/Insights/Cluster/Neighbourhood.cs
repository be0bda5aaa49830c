using Insights.Cluster.Projection;

namespace Insights.Cluster;

/// <summary>
/// What clusters were found in, kept where a picture of them is wanted: the neighbour graph with each row's cluster and vector. Memory
/// O(n * k) for n rows with k neighbours each.
/// </summary>
public sealed class Neighbourhood
{
    // Rows that say the same in the same words stand around one place, in a spiral by the golden angle.
    private const double TurnOfRepeats = 2.399963229728653;
    private const double FirstRepeat = 0.12;
    private readonly IReadOnlyList<string> keys;
    private readonly int[] placeOf;
    private readonly FittedPartition partition;
    private readonly IReadOnlyList<float[]?> vectors;

    internal Neighbourhood(IReadOnlyList<string> keys, int[] placeOf, FittedPartition partition, RowViews views)
    {
        (this.keys, this.placeOf, this.partition) = (keys, placeOf, partition);
        vectors = [.. Enumerable.Range(0, views.Count).Select(row => views.Question.Find(row) ?? views.Answer.Find(row))];
    }

    /// <summary>A position for the key of every row; the same rows give the same, in whatever order they came.</summary>
    public IReadOnlyDictionary<string, MapPosition> Lay(CancellationToken cancellationToken)
    {
        var places = GraphLayout.Lay(partition.Graph, partition.Labels, vectors, cancellationToken);
        var seen = new int[places.Length];
        var positions = new Dictionary<string, MapPosition>(StringComparer.Ordinal);
        for (var row = 0; row < keys.Count; row++)
        {
            var (place, repeat) = (places[placeOf[row]], seen[placeOf[row]]++);
            var (angle, radius) = (repeat * TurnOfRepeats, FirstRepeat * Math.Sqrt(repeat));
            positions.Add(keys[row], new MapPosition(place.X + (radius * Math.Cos(angle)), place.Y + (radius * Math.Sin(angle))));
        }

        return positions;
    }
}
