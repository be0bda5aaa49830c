using Insights.Ingest.Texts;

namespace Insights.Ingest;

/// <summary>What is written in one transaction: all of it or nothing.</summary>
public sealed record StoreBatch
{
    public IReadOnlyList<StoredChannel> Channels { get; init; } = [];
    public IReadOnlyList<StoredMessage> Messages { get; init; } = [];
    public IReadOnlyList<ErasedMessage> Deleted { get; init; } = [];
    public IReadOnlyList<AuthorName> Names { get; init; } = [];
    public IReadOnlyList<FileCursor> Cursors { get; init; } = [];
    public IReadOnlyList<ExportCoverage> Coverage { get; init; } = [];
    public IReadOnlyList<long> Tombstones { get; init; } = [];

    /// <summary>Where live channels stand; a cursor that lies before the stored one does not move it.</summary>
    public IReadOnlyList<ChannelLook> Looks { get; init; } = [];

    /// <summary>
    /// Channels to be removed before all else of the batch, their messages gone already, with look and coverage; the message that a thread
    /// was made from goes back to where it lies.
    /// </summary>
    public IReadOnlyList<ErasedChannel> GoneChannels { get; init; } = [];
}

/// <summary>A channel with its name marked; <paramref name="Words"/> are keyed hashes of the words in a thread's name.</summary>
public sealed record StoredChannel(Channel Channel, MarkedText Title, IReadOnlyList<long> Words);

/// <summary>A message as it lies in the store, with what the store must know beside it.</summary>
public sealed record StoredMessage
{
    public required Message Message { get; init; }

    /// <summary>Hash of what the source gave: equal hashes are equal messages.</summary>
    public required long SourceHash { get; init; }

    /// <summary>Hash of everything a later stage can see, marks included.</summary>
    public required long Stamp { get; init; }

    /// <summary>When the source that gave this version was taken.</summary>
    public required DateTimeOffset SeenAt { get; init; }

    /// <summary>Version of the mask rules under which the marks were made.</summary>
    public required int MarksVersion { get; init; }

    /// <summary>Keyed hashes of the words to be found by author names; empty when read back.</summary>
    public IReadOnlyList<long> Words { get; init; } = [];

    /// <summary>Words of the version before that are no longer there.</summary>
    public IReadOnlyList<long> GoneWords { get; init; } = [];

    /// <summary>True where the message may move between talks: it is new, or its words, author or reply edge changed.</summary>
    public bool MayMove { get; init; }
}

/// <summary>A message to be removed and the words by which the name index finds it.</summary>
public sealed record ErasedMessage(MessageId Id, IReadOnlyList<long> Words);

/// <summary>A channel to be removed and the words by which the name index finds its name.</summary>
public sealed record ErasedChannel(ChannelId Id, IReadOnlyList<long> Words);

/// <summary>Which version of a message the store holds.</summary>
public readonly record struct MessageVersion(long SourceHash, DateTimeOffset SeenAt);

/// <summary>
/// A name of an author: keyed hash of the normalised phrase and of its first word. Pending until every stored message that holds
/// its words has been marked again.
/// </summary>
public readonly record struct AuthorName(long Hash, long FirstWord, int WordCount, bool IsPending);

/// <summary>A source file that was read to its end: keyed hash of its path, and what tells whether it is still the same.</summary>
public readonly record struct FileCursor(long Path, long Length, long ModifiedTicks, long HeadHash);

/// <summary>What an export said of a channel: every message between two ids, as of a moment.</summary>
/// <param name="IsComplete">False for a damaged export: its messages count, its gaps do not.</param>
public readonly record struct ExportCoverage(
    ChannelId Channel, DateTimeOffset ExportedAt, MessageId From, MessageId To, bool IsComplete)
{
    public bool Covers(MessageId id) => id.CompareTo(From) >= 0 && id.CompareTo(To) <= 0;
}

/// <summary>Where a message of a flat channel was filed: its talk, and the message it answers (itself where it opens the talk).</summary>
public readonly record struct TalkFiling(MessageId Message, ConversationId Talk, MessageId Parent);

/// <summary>A flat channel whose talks must be found again from a message on.</summary>
public readonly record struct UnsettledChannel(ChannelId Channel, MessageId From);

/// <summary>A message of a flat channel with its filing; null where it has none yet.</summary>
public sealed record FiledMessage(Message Message, TalkFiling? Filing);
