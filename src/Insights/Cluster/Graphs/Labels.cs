namespace Insights.Cluster.Graphs;

/// <summary>Arithmetic on partitions given as one label per node.</summary>
internal static class Labels
{
    /// <summary>The same partition, labels (not negative) numbered from 0 in the order of their first members.</summary>
    public static int[] Compact(int[] labels)
    {
        var compact = (int[])labels.Clone();
        Compact(compact, new int[labels.Length == 0 ? 0 : labels.Max() + 1]);
        return compact;
    }

    /// <summary>Numbers labels anew where they stand, and gives how many there are.</summary>
    /// <param name="labels">The label of each node.</param>
    /// <param name="names">To work in: one for each label up to the largest.</param>
    public static int Compact(Span<int> labels, Span<int> names)
    {
        names.Clear();
        var known = 0;
        foreach (ref var label in labels)
        {
            // 0 means not named yet, so names count from 1 inside.
            if (names[label] == 0)
            {
                names[label] = ++known;
            }

            label = names[label] - 1;
        }

        return known;
    }

    /// <summary>How many labels a compact partition has.</summary>
    public static int CountOf(int[] labels) => labels.Length == 0 ? 0 : labels.Max() + 1;

    /// <summary>The members of each label, ascending, in one array.</summary>
    public static Grouping MembersOf(int[] labels, int count)
    {
        var starts = new int[count + 1];
        var members = new int[labels.Length];
        Sort(labels, count, starts.AsSpan(1), members);
        return new Grouping(starts, members);
    }

    /// <summary>Brings the members of each label together, ascending, and notes where each label's end.</summary>
    public static void Sort(ReadOnlySpan<int> labels, int count, Span<int> ends, Span<int> members)
    {
        ends[..count].Clear();
        foreach (var label in labels)
        {
            ends[label]++;
        }

        for (var label = 1; label < count; label++)
        {
            ends[label] += ends[label - 1];
        }

        // From the last to the first, each label's cursor moves from its end to its start, and is then moved back.
        for (var node = labels.Length - 1; node >= 0; node--)
        {
            members[--ends[labels[node]]] = node;
        }

        for (var label = 0; label < count; label++)
        {
            ends[label] = label + 1 < count ? ends[label + 1] : labels.Length;
        }
    }
}

/// <summary>Members by group, packed: group g holds <c>members[starts[g]..starts[g + 1]]</c>.</summary>
internal readonly struct Grouping(int[] starts, int[] members)
{
    public int Count => starts.Length - 1;

    public ReadOnlySpan<int> Of(int group) => members.AsSpan(starts[group], starts[group + 1] - starts[group]);
}
