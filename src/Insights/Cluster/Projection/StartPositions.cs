using Insights.Cluster.Graphs;

namespace Insights.Cluster.Projection;

/// <summary>
/// Where the descent starts: the two principal axes of the vectors, smoothed over the graph, which keeps far topics far and puts rows
/// without a vector among their neighbours.
/// </summary>
internal static class StartPositions
{
    private const double Jitter = 0.05;

    /// <summary>x and y of each node in turn.</summary>
    public static double[] Of(WeightedGraph graph, IReadOnlyList<float[]?> vectors, SplitMix random)
    {
        var places = PrincipalAxes.Project(vectors);
        for (var round = 0; round < LayoutThresholds.SmoothingRounds; round++)
        {
            places = Smooth(graph, places);
        }

        for (var axis = 0; axis < 2; axis++)
        {
            Scale(places, axis);
        }

        for (var place = 0; place < places.Length; place++)
        {
            places[place] += LayoutThresholds.StartRadius * Jitter * ((2 * random.NextUnit()) - 1);
        }

        return places;
    }

    private static double[] Smooth(WeightedGraph graph, double[] places)
    {
        var smooth = new double[places.Length];
        for (var node = 0; node < graph.Count; node++)
        {
            var (x, y, sum) = (0.0, 0.0, 0.0);
            for (var edge = graph.Offsets[node]; edge < graph.Offsets[node + 1]; edge++)
            {
                var (other, weight) = (graph.Targets[edge], graph.Weights[edge]);
                x += weight * places[2 * other];
                y += weight * places[(2 * other) + 1];
                sum += weight;
            }

            smooth[2 * node] = sum > 0 ? (places[2 * node] + (x / sum)) / 2 : places[2 * node];
            smooth[(2 * node) + 1] = sum > 0 ? (places[(2 * node) + 1] + (y / sum)) / 2 : places[(2 * node) + 1];
        }

        return smooth;
    }

    private static void Scale(double[] places, int axis)
    {
        var count = places.Length / 2;
        var (mean, squares) = (0.0, 0.0);
        for (var node = 0; node < count; node++)
        {
            mean += places[(2 * node) + axis] / count;
        }

        for (var node = 0; node < count; node++)
        {
            var off = places[(2 * node) + axis] - mean;
            squares += off * off / count;
        }

        var deviation = squares > 0 ? Math.Sqrt(squares) : 1;
        for (var node = 0; node < count; node++)
        {
            var off = (places[(2 * node) + axis] - mean) / deviation;
            places[(2 * node) + axis] = Math.Clamp(off / LayoutThresholds.MostDeviations, -1, 1) * LayoutThresholds.StartRadius;
        }
    }
}
