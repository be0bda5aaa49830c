namespace Insights.Cluster.Graphs;

/// <summary>Arithmetic on partitions given as one label per node.</summary>
internal static class Labels
{
    /// <summary>The same partition, labels numbered from 0 in the order of their first members.</summary>
    public static int[] Compact(int[] labels)
    {
        var names = new Dictionary<int, int>();
        var compact = new int[labels.Length];
        for (var node = 0; node < labels.Length; node++)
        {
            if (!names.TryGetValue(labels[node], out var name))
            {
                names.Add(labels[node], name = names.Count);
            }

            compact[node] = name;
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
