using System.Collections.Concurrent;
using Insights.Ingest.Texts;

namespace Insights.Ingest;

/// <summary>
/// The names of authors as keyed hashes: asked whether a phrase is one, never what they are. Reading is safe from several threads while
/// nothing is added.
/// </summary>
public sealed class HashedNames : INameBook
{
    /// <summary>A name of one sign would mark every such sign.</summary>
    private const int ShortestName = 2;

    /// <summary>Words whose hashes are kept, so that common ones are hashed once; some tens of megabytes.</summary>
    private const int MostWords = 100_000;

    private readonly PseudonymKey key;
    private readonly HashSet<long> hashes = [];
    private readonly HashSet<long> firstOfSeveral = [];
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, long> phrases = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, long> words = new(StringComparer.Ordinal);

    public HashedNames(PseudonymKey key, IEnumerable<AuthorName> known)
    {
        this.key = key;
        foreach (var name in known)
        {
            Add(name);
        }
    }

    public int LongestNameWords { get; private set; }

    public bool IsAuthorName(string normalisedPhrase)
    {
        var blank = normalisedPhrase.IndexOf(' ', StringComparison.Ordinal);
        if (blank < 0)
        {
            return hashes.Contains(HashOf(phrases, "name", normalisedPhrase));
        }

        return firstOfSeveral.Contains(FirstWordOf(normalisedPhrase[..blank])) && hashes.Contains(key.Hash("name", normalisedPhrase));
    }

    /// <summary>Learns a name; null where it is known or none.</summary>
    public AuthorName? Learn(string? name)
    {
        if (string.IsNullOrWhiteSpace(name) || !seen.Add(name))
        {
            return null;
        }

        var phrase = NameWords.PhraseOf(name);
        if (phrase.Length < ShortestName)
        {
            return null;
        }

        var learnt = new AuthorName(
            key.Hash("name", phrase), FirstWordOf(phrase.Split(' ')[0]), phrase.Count(sign => sign == ' ') + 1, IsPending: true);
        return Add(learnt) ? learnt : null;
    }

    /// <summary>Keyed hashes of the words by which a text is found when a name appears, in order, each once.</summary>
    public IReadOnlyList<long> WordsOf(Message message) => WordsOf(message.Attached.Append(message.Text));

    public IReadOnlyList<long> WordsOf(IEnumerable<MarkedText> texts) =>
        [.. texts.SelectMany(text => NameWords.Of(text.Typed)).Distinct().Select(WordHash).Distinct().Order()];

    private bool Add(AuthorName name)
    {
        if (name.WordCount > 1)
        {
            firstOfSeveral.Add(name.FirstWord);
        }

        LongestNameWords = Math.Max(LongestNameWords, name.WordCount);
        return hashes.Add(name.Hash);
    }

    /// <summary>The index holds several pieces of a word in a script without blanks; one of them, always the same, stands for it.</summary>
    private long FirstWordOf(string word) => WordHash(NameWords.Of(word).Order(StringComparer.Ordinal).FirstOrDefault(word));

    private long WordHash(string word) => HashOf(words, "name-word", word);

    private long HashOf(ConcurrentDictionary<string, long> kept, string purpose, string text)
    {
        if (kept.TryGetValue(text, out var hash))
        {
            return hash;
        }

        if (kept.Count >= MostWords)
        {
            kept.Clear();
        }

        return kept[text] = key.Hash(purpose, text);
    }
}
