using Insights.Cluster;

namespace Insights.Evaluate;

/// <summary>
/// How well talks found in a log agree with the annotated ones, as in Kummerfeld et al., "A Large-Scale Corpus for Conversation
/// Disentanglement" (ACL 2019). Lists are parallel: the gold talk and the found talk of each scored line; labels never cross logs.
/// </summary>
public static class ThreadMeasures
{
    /// <summary>
    /// 1 less the variation of information, H(gold | found) + H(found | gold) in bits, over its largest value log2 n. Null for
    /// fewer than two lines.
    /// </summary>
    public static double? VariationOfInformation(IReadOnlyList<string> gold, IReadOnlyList<string> found)
    {
        if (gold.Count < 2)
        {
            return null;
        }

        var total = (double)gold.Count;
        var golds = gold.CountBy(label => label, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var founds = found.CountBy(label => label, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var information = gold.Zip(found).CountBy(pair => pair).Sum(cell =>
        {
            var (ofGold, ofFound) = (cell.Value / (double)golds[cell.Key.First], cell.Value / (double)founds[cell.Key.Second]);
            return cell.Value / total * -(Math.Log2(ofGold) + Math.Log2(ofFound));
        });
        return 1 - (information / Math.Log2(total));
    }

    /// <summary>
    /// Share of the lines on which gold and found talks agree when they are paired one to one as well as can be. Null without lines.
    /// </summary>
    public static double? OneToOne(IReadOnlyList<string> gold, IReadOnlyList<string> found)
    {
        if (gold.Count == 0)
        {
            return null;
        }

        var golds = NumberOf(gold);
        var founds = NumberOf(found);
        var overlap = gold.Zip(found, (one, other) => (golds[one], founds[other])).CountBy(pair => pair).ToDictionary();
        double Shared(int row, int column) => overlap.GetValueOrDefault((row, column));
        var paired = Assignment.Maximise(golds.Count, founds.Count, Shared);
        return paired.Index().Sum(pair => pair.Item is { } column ? Shared(pair.Index, column) : 0) / gold.Count;
    }

    /// <summary>
    /// F1 of talks found exactly: the same scored lines, none more and none less. Talks of one scored line count on neither side,
    /// as in the paper. Null where neither side has a longer one.
    /// </summary>
    public static double? ExactF1(IReadOnlyList<string> gold, IReadOnlyList<string> found)
    {
        var wanted = TalksOf(gold);
        var given = TalksOf(found);
        return wanted.Count + given.Count == 0
            ? null
            : 2.0 * wanted.Intersect(given, StringComparer.Ordinal).Count() / (wanted.Count + given.Count);
    }

    private static Dictionary<string, int> NumberOf(IReadOnlyList<string> labels) =>
        labels.Distinct(StringComparer.Ordinal).Index().ToDictionary(item => item.Item, item => item.Index, StringComparer.Ordinal);

    /// <summary>The talks of two or more lines, each written as the places of its lines.</summary>
    private static List<string> TalksOf(IReadOnlyList<string> labels) =>
        [.. labels.Index().GroupBy(line => line.Item, line => line.Index, StringComparer.Ordinal)
            .Where(talk => talk.Skip(1).Any())
            .Select(talk => string.Join(' ', talk))];
}
