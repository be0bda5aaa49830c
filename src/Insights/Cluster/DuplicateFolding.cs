using System.Globalization;
using System.Text;

namespace Insights.Cluster;

/// <summary>Finds rows that say the same in the same words, such as one text posted in three channels.</summary>
internal static class DuplicateFolding
{
    /// <summary>For each row the first row of the same words and answers; itself where there is none.</summary>
    public static int[] Fold(IReadOnlyList<ClusterRow> rows)
    {
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        var representative = new int[rows.Count];
        for (var row = 0; row < rows.Count; row++)
        {
            representative[row] = rows[row].Words.Count == 0 || first.TryAdd(Signature(rows[row]), row)
                ? row
                : first[Signature(rows[row])];
        }

        return representative;
    }

    private static string Signature(ClusterRow row)
    {
        var signature = new StringBuilder();
        foreach (var (term, count) in row.Words)
        {
            signature.Append(term).Append('\t').Append(count.ToString(CultureInfo.InvariantCulture)).Append('\n');
        }

        return signature.ToString();
    }
}
