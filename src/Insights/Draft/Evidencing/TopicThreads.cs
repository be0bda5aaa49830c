using Insights.Draft.Reading;
using Insights.Ingest;

namespace Insights.Draft.Evidencing;

/// <summary>
/// What the threads of one topic say of each other: who helps in them and what they agree on. Nothing here looks
/// beyond the topic, so a draft changes only when its own threads do.
/// </summary>
internal sealed class TopicThreads
{
    private readonly Dictionary<Pseudonym, HashSet<ConversationId>> helped = [];
    private readonly Dictionary<Pseudonym, int> messages = [];
    private readonly List<(ConversationId Thread, Pseudonym Author, float[] Vector)> advice = [];

    public TopicThreads(IReadOnlyList<ReadThread> threads)
    {
        Threads = threads;
        foreach (var thread in threads)
        {
            for (var place = 0; place < thread.Messages.Count; place++)
            {
                Count(thread, place);
            }
        }
    }

    public IReadOnlyList<ReadThread> Threads { get; }

    public int ThreadsHelpedBy(Pseudonym author) => helped.GetValueOrDefault(author)?.Count ?? 0;

    public int MessagesOf(Pseudonym author) => messages.GetValueOrDefault(author);

    /// <summary>
    /// Mean similarity to the nearest advice that others gave in other threads; 0 where there is none.
    /// </summary>
    public double AgreementWith(ReadThread thread, ReadMessage message)
    {
        var nearest = advice
            .Where(other => other.Thread != thread.Id && other.Author != message.Message.Author)
            .Select(other => Vectors.Similarity(message.Vector, other.Vector))
            .OrderDescending()
            .Take(EvidenceCoefficients.NearestAdvice)
            .ToList();
        return nearest.Count == 0 ? 0 : nearest.Sum() / nearest.Count;
    }

    private void Count(ReadThread thread, int place)
    {
        var message = thread.Messages[place];
        var author = message.Message.Author;
        messages[author] = messages.GetValueOrDefault(author) + 1;
        if (message.IsAsker || !message.IsUsable)
        {
            return;
        }

        if (message.Prose.Length >= EvidenceCoefficients.SubstantialLength)
        {
            if (!helped.TryGetValue(author, out var threads))
            {
                helped[author] = threads = [];
            }

            threads.Add(thread.Id);
            if (message.Vector is { } vector)
            {
                advice.Add((thread.Id, author, vector));
            }
        }
    }
}
