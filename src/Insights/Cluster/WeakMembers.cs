namespace Insights.Cluster;

/// <summary>Makes outliers of members that are not near enough to their cluster: nothing is forced into one.</summary>
internal static class WeakMembers
{
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
}
