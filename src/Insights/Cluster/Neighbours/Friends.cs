namespace Insights.Cluster.Neighbours;

/// <summary>
/// Who is looked at through whom: an item's first neighbours and some of those whose first neighbour it is, each with whether the tie is
/// new since the last round.
/// </summary>
internal sealed class Friends
{
    private readonly int own;
    private readonly int width;
    private readonly int[] ids;
    private readonly bool[] fresh;
    private readonly int[] lengths;

    /// <param name="count">How many items.</param>
    /// <param name="own">How many of an item's neighbours are looked through, at most.</param>
    /// <param name="width">How many friends an item has, at most.</param>
    public Friends(int count, int own, int width)
    {
        (this.own, this.width) = (own, width);
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
            var first = FirstOf(nearest, item);
            for (var place = 0; place < first.Length; place++)
            {
                Add(item, first[place], isFresh[(item * nearest.Width) + place]);
            }
        }

        for (var item = 0; item < nearest.Count; item++)
        {
            var first = FirstOf(nearest, item);
            for (var place = 0; place < first.Length; place++)
            {
                if (!FirstOf(nearest, first[place]).Contains(item))
                {
                    Add(first[place], item, isFresh[(item * nearest.Width) + place]);
                }
            }
        }
    }

    private ReadOnlySpan<int> FirstOf(NeighbourTable nearest, int item)
    {
        var all = nearest.Of(item);
        return all[..Math.Min(own, all.Length)];
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
