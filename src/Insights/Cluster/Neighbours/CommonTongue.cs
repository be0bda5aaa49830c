using Insights.Embed;

namespace Insights.Cluster.Neighbours;

/// <summary>
/// Tells rows in other languages than most of the corpus from the rest, without knowing any language: they hold few of the corpus' commonest
/// terms. Two such rows look alike, to an encoder of one language and by their everyday words, because of how they are written and not
/// because of what they ask.
/// </summary>
internal sealed class CommonTongue
{
    private readonly bool[] isForeign;

    private CommonTongue(bool[] isForeign) => this.isForeign = isForeign;

    public bool IsForeign(int row) => isForeign[row];

    public static CommonTongue Of(IReadOnlyList<IReadOnlyList<TermCount>> rows)
    {
        var frequencies = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (term, _) in rows.SelectMany(row => row))
        {
            frequencies[term] = frequencies.GetValueOrDefault(term) + 1;
        }

        var common = frequencies
            .Where(entry => entry.Value >= ClusterThresholds.CommonShare * rows.Count)
            .OrderByDescending(entry => entry.Value)
            .ThenBy(entry => entry.Key, StringComparer.Ordinal)
            .Take(ClusterThresholds.CommonTerms)
            .Select(entry => entry.Key)
            .ToHashSet(StringComparer.Ordinal);
        double[] shares = [.. rows.Select(row => ShareOf(row, common))];
        double[] ordered = [.. shares.Order()];
        var least = ordered.Length == 0 ? 0 : ordered[ordered.Length / 2] * ClusterThresholds.ForeignShare;
        return new CommonTongue(Array.ConvertAll(shares, share => share < least));
    }

    /// <summary>The words by which rows are compared: of a row in another language only those that the others use as well, such as
    /// identifiers and product names.</summary>
    public IReadOnlyList<IReadOnlyList<TermCount>> Restrict(IReadOnlyList<IReadOnlyList<TermCount>> rows)
    {
        var used = rows.Where((_, row) => !isForeign[row]).SelectMany(row => row).Select(term => term.Term)
            .ToHashSet(StringComparer.Ordinal);
        return [.. rows.Select((row, place) => isForeign[place] ? [.. row.Where(term => used.Contains(term.Term))] : row)];
    }

    private static double ShareOf(IReadOnlyList<TermCount> row, HashSet<string> common)
    {
        var (shared, all) = (0.0, 0.0);
        foreach (var (term, count) in row)
        {
            shared += common.Contains(term) ? count : 0;
            all += count;
        }

        // A row without words is of no language.
        return all == 0 ? 1 : shared / all;
    }
}
