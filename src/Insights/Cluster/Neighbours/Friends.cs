namespace Insights.Cluster.Neighbours;

/// <summary>
/// Who is looked at through whom: an item's neighbours and some of those whose neighbour it is, each with whether the tie is new since the
/// last round.
/// </summary>
internal sealed class Friends
{
    private readonly int width;
    private readonly int[] ids;
    private readonly bool[] fresh;
    private readonly int[] lengths;

    public Friends(int count, int width)
    {
        this.width = width;
        ids = new int[(long)count * width];
        fresh = new bool[(long)count * width];
        lengths = new int[count];
    }

    public ReadOnlySpan<int> Of(int item) => ids.AsSpan(item * width, lengths[item]);

    public ReadOnlySpan<bool> FreshOf(int item) => fresh.AsSpan(item * width, lengths[item]);

    /// <summary>
    /// Takes in what lists hold now: neighbours first, then as many of those on the other side as there is room for, lower items first.
    /// </summary>
    public void Take(NeighbourTable nearest, bool[] isFresh)
    {
        Array.Clear(lengths);
        for (var item = 0; item < nearest.Count; item++)
        {
            var own = nearest.Of(item);
            for (var place = 0; place < own.Length; place++)
            {
                Add(item, own[place], isFresh[(item * nearest.Width) + place]);
            }
        }

        for (var item = 0; item < nearest.Count; item++)
        {
            var own = nearest.Of(item);
            for (var place = 0; place < own.Length; place++)
            {
                if (!nearest.Of(own[place]).Contains(item))
                {
                    Add(own[place], item, isFresh[(item * nearest.Width) + place]);
                }
            }
        }
    }

    private void Add(int item, int friend, bool isFresh)
    {
        if (lengths[item] < width)
        {
            var place = (item * width) + lengths[item]++;
            (ids[place], fresh[place]) = (friend, isFresh);
        }
    }
}
