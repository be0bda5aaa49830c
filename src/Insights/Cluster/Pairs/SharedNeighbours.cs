using Insights.Cluster.Neighbours;

namespace Insights.Cluster.Pairs;

/// <summary>
/// How far two rows have the same nearest: the cosine of their weighted lists of neighbours, 0 to 1 (shared nearest neighbours, Jarvis and
/// Patrick 1973). Two rows that are not alike themselves but are both like the same others are probably of one topic.
/// </summary>
internal sealed class SharedNeighbours
{
    private readonly SparseVector[] lists;

    private SharedNeighbours(SparseVector[] lists) => this.lists = lists;

    /// <summary>
    /// From the <paramref name="nearest"/> first neighbours that are nearer than pairs at large; a row is its own neighbour, as near as the
    /// nearest other.
    /// </summary>
    public static SharedNeighbours Of(ComparedView view, int nearest)
    {
        var lists = new SparseVector[view.Nearest.Count];
        Parallel.For(0, lists.Length, row => lists[row] = ListOf(view, row, nearest));
        return new SharedNeighbours(lists);
    }

    public double Similarity(int first, int second) => lists[first].Dot(lists[second]);

    private static SparseVector ListOf(ComparedView view, int row, int nearest)
    {
        var near = new List<(int Row, float Weight)>();
        foreach (var other in view.Nearest.Of(row)[..Math.Min(nearest, view.Nearest.Of(row).Length)])
        {
            if (view.Standardised(row, other) is { } similarity and > 0)
            {
                near.Add((other, (float)similarity));
            }
        }

        if (near.Count > 0)
        {
            near.Add((row, near.Max(other => other.Weight)));
        }

        near.Sort((one, other) => one.Row.CompareTo(other.Row));
        var length = Math.Sqrt(near.Sum(other => (double)other.Weight * other.Weight));
        return new SparseVector(
            [.. near.Select(other => other.Row)], [.. near.Select(other => (float)(other.Weight / length))]);
    }
}
