using Insights.Ingest.Texts;

namespace Insights.Ingest;

/// <summary>What a message is to us; Discord's many notice types are one kind.</summary>
public enum MessageKind
{
    /// <summary>Somebody's words.</summary>
    Text,

    /// <summary>Somebody's words in reply to <see cref="Message.ReplyTo"/>.</summary>
    Reply,

    /// <summary>A bot's answer to a command.</summary>
    CommandAnswer,

    /// <summary>The empty pointer that opens a text thread; its text is the parent's message.</summary>
    ThreadStarter,

    /// <summary>Joins, pins, renames and every type we do not know.</summary>
    Notice,
}

/// <summary>One message as the store of record keeps it: the typed text with its marks, and pseudonyms for people.</summary>
public sealed record Message
{
    public required MessageId Id { get; init; }

    /// <summary>Where the message itself lies, which is the parent for the message a text thread was made from.</summary>
    public required ChannelId Channel { get; init; }

    public required MessageKind Kind { get; init; }
    public required DateTimeOffset SentAt { get; init; }
    public DateTimeOffset? EditedAt { get; init; }
    public required Pseudonym Author { get; init; }
    public bool IsBot { get; init; }
    public bool IsPinned { get; init; }

    /// <summary>The content as typed with what must not be shown or quoted marked in it.</summary>
    public required MarkedText Text { get; init; }

    /// <summary>Titles, descriptions and fields of embeds and forwarded text, each marked; never quoted, read for words only.</summary>
    public IReadOnlyList<MarkedText> Attached { get; init; } = [];

    public MessageId? ReplyTo { get; init; }
    public IReadOnlyList<Pseudonym> Mentions { get; init; } = [];
    public IReadOnlyList<Reaction> Reactions { get; init; } = [];

    /// <summary>True where the text speaks to a reading machine: never evidence, never a question shown, never an example.</summary>
    public bool AddressesMachine { get; init; }
}

/// <summary>An emoji under a message and how many people chose it.</summary>
public sealed record Reaction(string Emoji, int Count);
