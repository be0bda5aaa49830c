using Insights.Embed;

namespace Insights.Publish.Maps;

/// <summary>
/// The words that set a cluster apart, by class-based TF-IDF (Grootendorst 2022, arXiv:2203.05794): how often a word occurs in the
/// cluster times log(1 + mean words a cluster / how often it occurs in all). Only words that enough people used count, so that none
/// tells on one person.
/// </summary>
internal sealed class DistinctiveWords
{
    private const int Most = 3;
    private const int Shortest = 3;
    private readonly Dictionary<string, int> counts;
    private readonly double meanSize;

    private DistinctiveWords(Dictionary<string, int> counts, double meanSize) => (this.counts, this.meanSize) = (counts, meanSize);

    public static DistinctiveWords Of(IEnumerable<IEnumerable<EmbeddedQuestion>> clusters, int minAuthors)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var users = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var size = 0;
        foreach (var cluster in clusters)
        {
            size++;
            foreach (var row in cluster)
            {
                foreach (var (term, count) in row.Words)
                {
                    counts[term] = counts.GetValueOrDefault(term) + count;
                    if (!users.TryGetValue(term, out var askers))
                    {
                        users.Add(term, askers = new HashSet<string>(StringComparer.Ordinal));
                    }

                    askers.Add(row.Asker.Value);
                }
            }
        }

        var known = counts.Where(term => users[term.Key].Count >= minAuthors && IsWord(term.Key)).ToDictionary(StringComparer.Ordinal);
        return new DistinctiveWords(known, counts.Values.Sum(count => (double)count) / Math.Max(1, size));
    }

    /// <summary>The most telling words first; none where no word is used by enough people.</summary>
    public IReadOnlyList<string> Find(IEnumerable<EmbeddedQuestion> cluster) =>
    [
        .. cluster.SelectMany(row => row.Words)
            .Where(term => counts.ContainsKey(term.Term))
            .GroupBy(term => term.Term, StringComparer.Ordinal)
            .Select(group => (group.Key, Weight: group.Sum(term => term.Count) * Math.Log(1 + (meanSize / counts[group.Key]))))
            .OrderByDescending(term => term.Weight).ThenBy(term => term.Key, StringComparer.Ordinal)
            .Take(Most)
            .Select(term => term.Key),
    ];

    private static bool IsWord(string term) => term.Length >= Shortest && term.All(char.IsLetter);
}
