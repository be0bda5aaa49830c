namespace Insights.Cluster.Neighbours;

/// <summary>The nearest others of every item in one view, nearest first, ties by item; at most <see cref="Width"/> each.</summary>
public sealed class NeighbourTable(int count, int width)
{
    private readonly int[] ids = new int[(long)count * width];
    private readonly float[] similarities = new float[(long)count * width];
    private readonly int[] lengths = new int[count];

    public int Count => count;

    public int Width => width;

    public ReadOnlySpan<int> Of(int item) => ids.AsSpan(item * width, lengths[item]);

    public ReadOnlySpan<float> SimilaritiesOf(int item) => similarities.AsSpan(item * width, lengths[item]);

    /// <summary>The item's list as a heap, while it is being filled; it becomes a list again when it is sorted.</summary>
    internal NearestHeap HeapOf(int item) =>
        new(ids.AsSpan(item * width, width), similarities.AsSpan(item * width, width), ref lengths[item]);

    /// <summary>The same, emptied.</summary>
    internal NearestHeap EmptyHeapOf(int item)
    {
        lengths[item] = 0;
        return HeapOf(item);
    }

    /// <summary>The place (from 0) of <paramref name="other"/> in the item's list; the list's length where it is not in it.</summary>
    public int RankOf(int item, int other) =>
        Of(item).IndexOf(other) is var rank && rank >= 0 ? rank : lengths[item];

    /// <summary>The same neighbours in the order of another similarity; those it does not know (null) drop out.</summary>
    internal NeighbourTable Reranked(Func<int, int, double?> similarity)
    {
        var reranked = new NeighbourTable(count, width);
        Parallel.For(0, count, item =>
        {
            var nearest = reranked.HeapOf(item);
            foreach (var other in Of(item))
            {
                if (similarity(item, other) is { } known)
                {
                    nearest.Offer(other, (float)known);
                }
            }

            nearest.Sort();
        });
        return reranked;
    }
}
