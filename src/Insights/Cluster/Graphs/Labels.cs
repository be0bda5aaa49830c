namespace Insights.Cluster.Graphs;

/// <summary>Arithmetic on partitions given as one label per node.</summary>
internal static class Labels
{
    /// <summary>The same partition, labels (not negative) numbered from 0 in the order of their first members.</summary>
    public static int[] Compact(int[] labels)
    {
        var names = new int[labels.Length == 0 ? 0 : labels.Max() + 1];
        var known = 0;
        var compact = new int[labels.Length];
        for (var node = 0; node < labels.Length; node++)
        {
            // 0 means not named yet, so names count from 1 inside.
            if (names[labels[node]] == 0)
            {
                names[labels[node]] = ++known;
            }

            compact[node] = names[labels[node]] - 1;
        }

        return compact;
    }

    /// <summary>How many labels a compact partition has.</summary>
    public static int CountOf(int[] labels) => labels.Length == 0 ? 0 : labels.Max() + 1;

    /// <summary>The members of each label, ascending, in one array.</summary>
    public static Grouping MembersOf(int[] labels, int count)
    {
        var starts = new int[count + 1];
        foreach (var label in labels)
        {
            starts[label + 1]++;
        }

        for (var label = 0; label < count; label++)
        {
            starts[label + 1] += starts[label];
        }

        var members = new int[labels.Length];
        var next = starts[..^1];
        for (var node = 0; node < labels.Length; node++)
        {
            members[next[labels[node]]++] = node;
        }

        return new Grouping(starts, members);
    }
}

/// <summary>Members by group, packed: group g holds <c>members[starts[g]..starts[g + 1]]</c>.</summary>
internal readonly struct Grouping(int[] starts, int[] members)
{
    public int Count => starts.Length - 1;

    public ReadOnlySpan<int> Of(int group) => members.AsSpan(starts[group], starts[group + 1] - starts[group]);
}
