namespace Insights.App.Store;

/// <summary>A message as a row; ids are snowflakes, moments are milliseconds since 1970.</summary>
internal sealed class MessageRow
{
    public long Id { get; set; }
    public long Channel { get; set; }
    public long? Conversation { get; set; }

    /// <summary>The message this one answers within its talk; itself where it opens the talk, null while it is not filed.</summary>
    public long? Parent { get; set; }

    public long SourceHash { get; set; }
    public long Stamp { get; set; }
    public long SeenAt { get; set; }
    public int MarksVersion { get; set; }
    public int Kind { get; set; }
    public int Flags { get; set; }
    public long SentAt { get; set; }
    public long? EditedAt { get; set; }
    public long Author { get; set; }
    public long? ReplyTo { get; set; }
    public byte[]? Mentions { get; set; }
    public byte[]? Reactions { get; set; }
    public byte[]? Marks { get; set; }
    public required string Text { get; set; }
    public byte[]? Attached { get; set; }
}

internal sealed class ChannelRow
{
    public long Id { get; set; }
    public long Guild { get; set; }
    public required string Name { get; set; }
    public byte[]? NameMarks { get; set; }
    public long? Parent { get; set; }
    public bool IsThread { get; set; }

    /// <summary>The first message from which on talks must be found again; null where all is settled.</summary>
    public long? UnsettledFrom { get; set; }
}

internal sealed class ConversationRow
{
    public long Id { get; set; }
    public long Channel { get; set; }
    public string? Fingerprint { get; set; }
    public bool IsStale { get; set; }
}

/// <summary>The inverted index of words: which message (or thread name) holds a word, by its keyed hash.</summary>
internal sealed class WordRow
{
    public long Word { get; set; }
    public long Message { get; set; }
}

internal sealed class NameRow
{
    public long Hash { get; set; }
    public long FirstWord { get; set; }
    public int WordCount { get; set; }
    public bool IsPending { get; set; }
}

internal sealed class CursorRow
{
    public long Path { get; set; }
    public long Length { get; set; }
    public long ModifiedTicks { get; set; }
    public long HeadHash { get; set; }
}

internal sealed class CoverageRow
{
    public long Channel { get; set; }
    public long ExportedAt { get; set; }
    public long FromId { get; set; }
    public long ToId { get; set; }
    public bool IsComplete { get; set; }
}

/// <summary>Where a channel of a live source stands.</summary>
internal sealed class LookRow
{
    public long Channel { get; set; }

    /// <summary>Every message up to this one was read.</summary>
    public long ReadTo { get; set; }

    public long? LastMessage { get; set; }
    public int? Messages { get; set; }
    public int? TotalSent { get; set; }
    public long LookedAt { get; set; }
    public long? LookBefore { get; set; }
    public int State { get; set; }
}

internal sealed class TombstoneRow
{
    public long Hash { get; set; }
}

/// <summary>What workers share beside messages, whole, by name; <see cref="LineRow"/> holds what was added to it since.</summary>
internal sealed class RecordRow
{
    public required string Name { get; set; }
    public required byte[] Content { get; set; }
}

internal sealed class LineRow
{
    public long Number { get; set; }
    public required string Name { get; set; }
    public required string Text { get; set; }
}
