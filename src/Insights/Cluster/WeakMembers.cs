namespace Insights.Cluster;

/// <summary>Makes outliers of members that are not near enough to their cluster: nothing is forced into one.</summary>
internal static class WeakMembers
{
    // Of the weak members of a large cluster a tenth goes at a time, so that turns stay few.
    private const int ShareInTurn = 10;

    /// <summary>Gives a label of its own to each row whose mean closeness is known and below <paramref name="least"/>.</summary>
    public static void TakeOut(int[] labels, double?[] means, double least)
    {
        var next = labels.Length;
        for (var row = 0; row < labels.Length; row++)
        {
            if (means[row] is { } mean && mean < least)
            {
                labels[row] = next++;
            }
        }
    }

    /// <summary>
    /// The same in turn, weakest first, since each that leaves changes how the others sit. The membership of a row is asked for with the size
    /// of its cluster and who else is in it.
    /// </summary>
    public static void TakeOutInTurn(int[] labels, Func<int, int, Func<int, bool>, double> membership, double least)
    {
        var compact = Graphs.Labels.Compact(labels);
        var clusters = Graphs.Labels.MembersOf(compact, Graphs.Labels.CountOf(compact));
        var next = labels.Length;
        for (var cluster = 0; cluster < clusters.Count; cluster++)
        {
            var rows = clusters.Of(cluster).ToArray().ToHashSet();
            while (rows.Count > 1)
            {
                var weak = rows
                    .Select(row => (Row: row, Membership: membership(row, rows.Count, rows.Contains)))
                    .Where(member => member.Membership < least)
                    .OrderBy(member => member.Membership)
                    .ThenBy(member => member.Row)
                    .ToList();
                if (weak.Count == 0)
                {
                    break;
                }

                foreach (var (row, _) in weak.Take(Math.Max(1, weak.Count / ShareInTurn)))
                {
                    labels[row] = next++;
                    rows.Remove(row);
                }
            }
        }
    }
}
