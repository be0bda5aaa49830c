namespace Insights.Cluster.Neighbours;

/// <summary>
/// Keeps the nearest of the items offered: a binary heap with the worst on top. Order is by similarity, then lower item first, so that what
/// is kept depends only on what was offered, never on when.
/// </summary>
internal sealed class NearestHeap(int capacity)
{
    private readonly int[] items = new int[capacity];
    private readonly float[] similarities = new float[capacity];
    private int count;

    public int Count => count;

    /// <summary>The least similarity that still gets in.</summary>
    public float Threshold => count < capacity ? float.NegativeInfinity : similarities[0];

    public bool Offer(int item, float similarity)
    {
        if (count < capacity)
        {
            Rise(count++, item, similarity);
            return true;
        }

        if (capacity == 0 || !IsWorse(similarities[0], items[0], similarity, item))
        {
            return false;
        }

        Sink(item, similarity);
        return true;
    }

    /// <summary>Offers an item that may be among those kept already.</summary>
    public bool OfferNew(int item, float similarity) => !items.AsSpan(0, count).Contains(item) && Offer(item, similarity);

    /// <summary>Empties the heap into the spans, nearest first; gives how many there were.</summary>
    public int DrainTo(Span<int> into, Span<float> intoSimilarities)
    {
        var length = count;
        while (count > 0)
        {
            var (item, similarity) = (items[0], similarities[0]);
            count--;
            Sink(items[count], similarities[count]);
            (into[count], intoSimilarities[count]) = (item, similarity);
        }

        return length;
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
