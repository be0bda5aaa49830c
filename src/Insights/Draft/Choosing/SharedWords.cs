using Insights.Draft.Reading;
using Insights.Embed;
using Insights.Ingest.Texts;

namespace Insights.Draft.Choosing;

/// <summary>
/// Which words a topic's threads share, so that a wording of words that only its asker uses is not taken for
/// everybody's.
/// </summary>
internal sealed class SharedWords
{
    private readonly Dictionary<string, int> threadsWith;
    private readonly int threads;

    public SharedWords(IReadOnlyList<ReadThread> threads)
    {
        this.threads = threads.Count;
        threadsWith = threads
            .SelectMany(thread => Words.Count(thread.Messages
                    .Where(message => !message.Message.IsBot)
                    .Select(message => message.Prose)
                    .Prepend(thread.Conversation.Title?.Typed ?? ""))
                .Select(term => term.Term))
            .CountBy(term => term)
            .ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>
    /// The mean share of the threads that hold a word of the text, small words apart; 0 where it has no other.
    /// </summary>
    public double ShareOf(string text)
    {
        var terms = Words.Tokenise(text)
            .Select(term => term.Term)
            .Where(term => term.Any(char.IsLetter) && !SpokenLanguage.IsSmallWord(term))
            .ToList();
        return terms.Count == 0 ? 0 : terms.Average(term => threadsWith.GetValueOrDefault(term) / (double)threads);
    }
}
