using Insights.Cluster;
using Insights.Cluster.Projection;

namespace Insights.Tests.Cluster.Projection;

/// <summary>How well positions keep what rows say: 1 is perfect for both figures.</summary>
internal static class LayoutQuality
{
    /// <summary>
    /// Share of each point's nearest that were near before, those that were far counting by how far (Venna and Kaski 2001); a random picture
    /// has about 0.5.
    /// </summary>
    public static double Trustworthiness(IReadOnlyList<ClusterRow> rows, IReadOnlyDictionary<string, MapPosition> positions, int nearest)
    {
        var (count, penalty) = (rows.Count, 0.0);
        for (var row = 0; row < count; row++)
        {
            var ranks = Order(rows, row, other => -Dot(rows[row].Question!, rows[other].Question!)).Index().ToDictionary(pair => pair.Item, pair => pair.Index + 1);
            penalty += Order(rows, row, other => Distance(positions[rows[row].Key], positions[rows[other].Key]))
                .Take(nearest).Sum(other => Math.Max(0, ranks[other] - nearest));
        }

        return 1 - (2 * penalty / (count * (double)nearest * ((2 * count) - (3 * nearest) - 1)));
    }

    /// <summary>Mean silhouette (Rousseeuw 1987) of the rows that share their label with others: 1 far apart, 0 mixed.</summary>
    public static double Silhouette(IReadOnlyList<string> keys, Func<string, string> labelOf, IReadOnlyDictionary<string, MapPosition> positions)
    {
        var groups = keys.GroupBy(labelOf).Where(group => group.Count() > 1).Select(group => group.ToList()).ToList();
        return groups.SelectMany(own => own, (own, key) =>
        {
            var inside = own.Where(other => other != key).Average(other => Distance(positions[key], positions[other]));
            var outside = groups.Where(group => group != own).Min(group => group.Average(other => Distance(positions[key], positions[other])));
            return (outside - inside) / Math.Max(inside, outside);
        }).Average();
    }

    public static double Distance(MapPosition first, MapPosition second) =>
        Math.Sqrt(((first.X - second.X) * (first.X - second.X)) + ((first.Y - second.Y) * (first.Y - second.Y)));

    private static IEnumerable<int> Order(IReadOnlyList<ClusterRow> rows, int row, Func<int, double> by) =>
        Enumerable.Range(0, rows.Count).Where(other => other != row).OrderBy(by);

    private static double Dot(float[] first, float[] second) => first.Zip(second, (left, right) => (double)left * right).Sum();
}
