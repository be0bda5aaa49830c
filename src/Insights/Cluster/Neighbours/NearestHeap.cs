namespace Insights.Cluster.Neighbours;

/// <summary>
/// Keeps the nearest of the items offered: a binary heap with the worst on top. Order is by similarity, then lower item first, so that what
/// is kept depends only on what was offered, never on when. It works in the memory of a list in a <see cref="NeighbourTable"/>: a heap for
/// each of a million items costs nothing beyond the table.
/// </summary>
internal readonly ref struct NearestHeap
{
    private readonly Span<int> items;
    private readonly Span<float> similarities;
    private readonly ref int count;

    /// <param name="items">As many as are to be kept.</param>
    /// <param name="similarities">As long as the items.</param>
    /// <param name="count">How many of them are filled, in the order of a heap.</param>
    public NearestHeap(Span<int> items, Span<float> similarities, ref int count)
    {
        this.items = items;
        this.similarities = similarities;
        this.count = ref count;
    }

    /// <summary>The least similarity that still gets in.</summary>
    public float Threshold => count < items.Length ? float.NegativeInfinity : similarities[0];

    public bool Offer(int item, float similarity)
    {
        if (count < items.Length)
        {
            Rise(count++, item, similarity);
            return true;
        }

        if (items.IsEmpty || !IsWorse(similarities[0], items[0], similarity, item))
        {
            return false;
        }

        Sink(item, similarity);
        return true;
    }

    /// <summary>Offers an item that may be among those kept already.</summary>
    public bool OfferNew(int item, float similarity) => !items[..count].Contains(item) && Offer(item, similarity);

    /// <summary>Puts what was kept in order, nearest first; nothing can be offered any more.</summary>
    public void Sort()
    {
        var length = count;
        while (count > 0)
        {
            var (worst, similarity) = (items[0], similarities[0]);
            count--;
            Sink(items[count], similarities[count]);
            (items[count], similarities[count]) = (worst, similarity);
        }

        count = length;
    }

    private static bool IsWorse(float similarity, int item, float than, int thanItem) =>
        similarity < than || (similarity == than && item > thanItem);

    private void Rise(int place, int item, float similarity)
    {
        while (place > 0)
        {
            var parent = (place - 1) / 2;
            if (!IsWorse(similarity, item, similarities[parent], items[parent]))
            {
                break;
            }

            (items[place], similarities[place]) = (items[parent], similarities[parent]);
            place = parent;
        }

        (items[place], similarities[place]) = (item, similarity);
    }

    private void Sink(int item, float similarity)
    {
        var place = 0;
        while (true)
        {
            var child = (2 * place) + 1;
            if (child >= count)
            {
                break;
            }

            if (child + 1 < count && IsWorse(similarities[child + 1], items[child + 1], similarities[child], items[child]))
            {
                child++;
            }

            if (!IsWorse(similarities[child], items[child], similarity, item))
            {
                break;
            }

            (items[place], similarities[place]) = (items[child], similarities[child]);
            place = child;
        }

        (items[place], similarities[place]) = (item, similarity);
    }
}
