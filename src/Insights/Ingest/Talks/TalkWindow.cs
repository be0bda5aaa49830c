using System.Runtime.InteropServices;

namespace Insights.Ingest.Talks;

/// <summary>The last <see cref="TalkSplitter.Reach"/> lines of a log with what is counted over them. Nothing older is remembered.</summary>
internal sealed class TalkWindow
{
    private readonly LogLine?[] ring = new LogLine?[TalkSplitter.Reach];
    private readonly Dictionary<string, int> lastByAuthor = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> lastToAuthor = new(StringComparer.Ordinal);
    private readonly Dictionary<uint, int> frequency = [];

    public int Next { get; private set; }
    public int NextOrdinal { get; private set; }

    public int First => Math.Max(0, Next - ring.Length);

    public LogLine this[int position] => ring[position % ring.Length]!;

    public LogLine? FindLastBy(string? author) => Find(lastByAuthor, author);

    public LogLine? FindLastTo(string? author) => Find(lastToAuthor, author);

    public bool IsKnown(string name) => Find(lastByAuthor, name) is not null;

    /// <summary>In how many lines of the window the word stands.</summary>
    public int FrequencyOf(uint word) => frequency.GetValueOrDefault(word);

    /// <summary>Takes in a decided line; the oldest one leaves.</summary>
    public void Add(LogLine line)
    {
        if (ring[Next % ring.Length] is { } oldest)
        {
            Forget(oldest);
        }

        ring[Next % ring.Length] = line;
        if (!line.IsSystem)
        {
            if (line.Author is { } author)
            {
                lastByAuthor[author] = line.Position;
            }

            foreach (var addressee in line.Addressees)
            {
                lastToAuthor[addressee] = line.Position;
            }

            foreach (var word in line.Words)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(frequency, word, out _)++;
            }

            if (line.Link.Parent >= First && line.Link.Parent < line.Position
                && !string.Equals(this[line.Link.Parent].Author, line.Author, StringComparison.Ordinal))
            {
                this[line.Link.Parent].IsAnswered = true;
            }

            NextOrdinal++;
        }

        Next++;
    }

    private LogLine? Find(Dictionary<string, int> positions, string? author) =>
        author is not null && positions.TryGetValue(author, out var position) && position >= First ? this[position] : null;

    private void Forget(LogLine oldest)
    {
        foreach (var word in oldest.Words)
        {
            if (--CollectionsMarshal.GetValueRefOrNullRef(frequency, word) == 0)
            {
                frequency.Remove(word);
            }
        }

        Forget(lastByAuthor, oldest.Author, oldest.Position);
        foreach (var addressee in oldest.Addressees)
        {
            Forget(lastToAuthor, addressee, oldest.Position);
        }
    }

    private static void Forget(Dictionary<string, int> positions, string? author, int position)
    {
        if (author is not null && positions.TryGetValue(author, out var last) && last == position)
        {
            positions.Remove(author);
        }
    }
}
