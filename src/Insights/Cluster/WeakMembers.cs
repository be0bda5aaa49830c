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
    /// The same in turn, weakest first, since each that leaves changes how the others fit. A mean over few others counts for less: it is
    /// shrunk as if <paramref name="prior"/> more of them had no likeness at all, so two rows alone must be nearer than many.
    /// </summary>
    public static void TakeOutInTurn(int[] labels, Func<int, int, double?> closeness, double least, double prior)
    {
        var compact = Graphs.Labels.Compact(labels);
        var clusters = Graphs.Labels.MembersOf(compact, Graphs.Labels.CountOf(compact));
        var next = labels.Length;
        for (var cluster = 0; cluster < clusters.Count; cluster++)
        {
            var rows = clusters.Of(cluster).ToArray().ToList();
            while (rows.Count > 1)
            {
                var shrink = (rows.Count - 1) / (rows.Count - 1 + prior);
                var weak = rows
                    .Select(row => (Row: row, Mean: FittedPartition.MeanCloseness(row, [.. rows], closeness)))
                    .Where(member => member.Mean * shrink < least)
                    .OrderBy(member => member.Mean)
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
