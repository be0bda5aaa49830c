namespace Insights.Cluster.Graphs;

/// <summary>
/// SplitMix64 (Steele, Lea, Flood 2014): a small seeded generator whose numbers never change with the runtime's version, unlike
/// <see cref="Random"/>, so that clusters stay the same over upgrades.
/// </summary>
internal sealed class SplitMix(ulong seed)
{
    private ulong state = seed;

    public ulong Next()
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>Uniform in [0, 1).</summary>
    public double NextUnit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in [0, limit).</summary>
    public int Next(int limit) => (int)((UInt128)Next() * (ulong)limit >> 64);

    /// <summary>The numbers 0 to count - 1 in random order (Fisher, Yates).</summary>
    public int[] Shuffle(int count)
    {
        var order = new int[count];
        Shuffle(order);
        return order;
    }

    /// <summary>The same, put where it is wanted.</summary>
    public void Shuffle(Span<int> order)
    {
        for (var place = 0; place < order.Length; place++)
        {
            var other = Next(place + 1);
            order[place] = order[other];
            order[other] = place;
        }
    }
}
