using Insights.Cluster.Graphs;

namespace Insights.Cluster.Pairs;

/// <summary>
/// How well a row sits in a cluster: the mean probability that it and its nearest others there are of one topic, shrunk where the others
/// are few, 0 to 1.
/// </summary>
internal sealed class Memberships
{
    // In a large cluster nobody is a candidate for everybody: the nearest tell.
    private const int MostCompared = 8;
    private readonly (int Other, float Probability)[][] pairs;

    public Memberships(int rows, IReadOnlyList<WeightedEdge> edges)
    {
        var lists = Enumerable.Range(0, rows).Select(_ => new List<(int Other, float Probability)>()).ToArray();
        foreach (var edge in edges)
        {
            lists[edge.From].Add((edge.To, edge.Weight));
            lists[edge.To].Add((edge.From, edge.Weight));
        }

        // Best first, so that the first found in a cluster are the nearest there.
        pairs = Array.ConvertAll(lists, list => list.OrderByDescending(pair => pair.Probability).ThenBy(pair => pair.Other).ToArray());
    }

    /// <summary>The membership of a row in a cluster of <paramref name="size"/> rows, itself included; 1 where it is alone.</summary>
    public double Of(int row, int size, Func<int, bool> isMember)
    {
        if (size < 2)
        {
            return 1;
        }

        var compared = Math.Min(MostCompared, size - 1);
        var sum = 0.0;
        var found = 0;
        foreach (var (other, probability) in pairs[row])
        {
            if (isMember(other))
            {
                sum += probability;
                if (++found == compared)
                {
                    break;
                }
            }
        }

        return sum / compared * (size - 1) / (size - 1 + ClusterThresholds.MembershipPrior);
    }
}
