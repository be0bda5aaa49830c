using Insights.Draft.Reading;
using Insights.Ingest.Texts;

namespace Insights.Draft.Writing;

/// <summary>Fits what is to be read into a prompt by what it has to do with the question, never by where it stands.</summary>
internal static class Excerpts
{
    private const string LeftOut = " … ";

    /// <summary>Code and logs beyond so many lines of a message say nothing more of it.</summary>
    private const int MostCodeLines = 30;

    /// <summary>The message as readers see it; of a long one the sentences nearest to the centre, in their order.</summary>
    public static string Of(ReadMessage message, float[]? centre, int limit)
    {
        var text = message.Rendered.Text;
        if (text.Length <= limit)
        {
            return text;
        }

        var code = 0;
        var kept = new SortedSet<int>();
        var room = limit;
        var places = Enumerable.Range(0, message.Sentences.Count)
            .Where(place => !message.Sentences[place].IsCode || code++ < MostCodeLines)
            .OrderByDescending(place => Vectors.Similarity(message.Vectors[place], centre))
            .ThenBy(place => place);
        foreach (var place in places)
        {
            var length = message.Sentences[place].Text.Length + LeftOut.Length;
            if (length <= room)
            {
                kept.Add(place);
                room -= length;
            }
        }

        return Join(message.Sentences, kept);
    }

    /// <summary>The best of the items that fit into the room, in the order they came in.</summary>
    public static IReadOnlyList<T> Fit<T>(IReadOnlyList<T> items, Func<T, double> worth, Func<T, int> length, int room)
    {
        var kept = new SortedSet<int>();
        foreach (var place in Enumerable.Range(0, items.Count).OrderByDescending(place => worth(items[place])).ThenBy(place => place))
        {
            if (length(items[place]) is var size && size <= room)
            {
                kept.Add(place);
                room -= size;
            }
        }

        return [.. kept.Select(place => items[place])];
    }

    private static string Join(IReadOnlyList<Sentence> sentences, SortedSet<int> kept)
    {
        var text = new System.Text.StringBuilder();
        var last = -1;
        foreach (var place in kept)
        {
            text.Append(place == last + 1 ? (last < 0 ? "" : "\n") : LeftOut).Append(sentences[place].Text);
            last = place;
        }

        return text.Append(last < sentences.Count - 1 ? LeftOut : "").ToString().Trim();
    }
}
