using System.Globalization;

namespace Insights.Ingest;

/// <summary>A person as the store knows one.</summary>
/// <param name="Mention">What stands between <c>&lt;@</c> and <c>&gt;</c> in stored text instead of the person's id.</param>
/// <param name="IsForgotten">True for people who were forgotten or opted out: nothing of them is stored.</param>
public sealed record Person(Pseudonym Pseudonym, string Mention, bool IsForgotten);

/// <summary>Turns people's ids into pseudonyms, and knows whom and what to keep out.</summary>
public sealed class People(PseudonymKey key, IEnumerable<long> tombstones)
{
    /// <summary>What is left of a mention of somebody who was forgotten.</summary>
    public const string NoMention = "0";

    private const int MostKept = 200_000;

    private readonly HashSet<long> tombstones = [.. tombstones];
    private readonly Dictionary<string, Person> known = new(StringComparer.Ordinal);

    public Person Of(string authorId)
    {
        if (known.TryGetValue(authorId, out var person))
        {
            return person;
        }

        if (known.Count >= MostKept)
        {
            known.Clear();
        }

        var pseudonym = key.PseudonymOf(authorId);
        var isForgotten = tombstones.Contains(TombstoneOf(pseudonym));
        return known[authorId] = new Person(pseudonym, isForgotten ? NoMention : MentionOf(pseudonym), isForgotten);
    }

    public bool IsForgotten(MessageId message) => tombstones.Count > 0 && tombstones.Contains(TombstoneOf(message));

    /// <summary>From now on nothing of this person, or this message, comes in.</summary>
    public void Forget(long tombstone)
    {
        tombstones.Add(tombstone);
        known.Clear();
    }

    public long TombstoneOf(Pseudonym author) => key.Hash("forgotten-author", author.Value);

    public long TombstoneOf(MessageId message) => key.Hash("forgotten-message", message.ToString());

    /// <summary>A number that looks like an id and is none: the same for the same person, in exports and live.</summary>
    public string MentionOf(Pseudonym author) =>
        ((ulong)key.Hash("mention", author.Value) >> 1).ToString(CultureInfo.InvariantCulture);
}
