namespace Insights.Ingest.Exports;

/// <summary>
/// Which ids an export held. Exports are in order or in reverse, so eight bytes an id are enough; only ids out of order need a set.
/// </summary>
internal sealed class SeenIds
{
    private readonly List<ulong> ascending = [];
    private readonly List<ulong> descending = [];
    private readonly HashSet<ulong> others = [];

    public int Count => ascending.Count + descending.Count + others.Count;
    public ulong Smallest { get; private set; } = ulong.MaxValue;
    public ulong Largest { get; private set; }

    /// <summary>False where the id was seen before.</summary>
    public bool Add(MessageId message)
    {
        var id = message.Value;
        if (id > Largest)
        {
            ascending.Add(id);
        }
        else if (id < Smallest)
        {
            descending.Add(id);
        }
        else if (Contains(message) || !others.Add(id))
        {
            return false;
        }

        (Smallest, Largest) = (Math.Min(Smallest, id), Math.Max(Largest, id));
        return true;
    }

    public bool Contains(MessageId message) =>
        ascending.BinarySearch(message.Value) >= 0
        || descending.BinarySearch(message.Value, Descending) >= 0
        || others.Contains(message.Value);

    private static Comparer<ulong> Descending { get; } = Comparer<ulong>.Create((one, other) => other.CompareTo(one));
}
