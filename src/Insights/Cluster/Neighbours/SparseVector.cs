namespace Insights.Cluster.Neighbours;

/// <summary>A vector with few entries: term numbers, ascending, and their weights.</summary>
internal sealed record SparseVector(int[] Terms, float[] Weights)
{
    public static SparseVector Empty { get; } = new([], []);

    /// <summary>Places of the entries, heaviest first, ties by term.</summary>
    public IEnumerable<int> Telling =>
        Enumerable.Range(0, Weights.Length).OrderByDescending(place => Weights[place]).ThenBy(place => place);

    public float Dot(SparseVector other)
    {
        var (first, second, sum) = (0, 0, 0f);
        while (first < Terms.Length && second < other.Terms.Length)
        {
            var (left, right) = (Terms[first], other.Terms[second]);
            sum += left == right ? Weights[first] * other.Weights[second] : 0;
            first += left <= right ? 1 : 0;
            second += right <= left ? 1 : 0;
        }

        return sum;
    }
}
