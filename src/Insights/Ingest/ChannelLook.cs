namespace Insights.Ingest;

/// <summary>Whether a channel can be read where it lies.</summary>
public enum LookState
{
    Open,

    /// <summary>The server refused it although it was listed; asked again when its turn to be looked at comes.</summary>
    Refused,

    /// <summary>It is there and not among what may be read; read again as soon as it is listed.</summary>
    Unlisted,
}

/// <summary>How far a channel of a live source was read, and what the server said of it then.</summary>
public sealed record ChannelLook(ChannelId Channel)
{
    /// <summary>Every message up to this one was read; never moves back.</summary>
    public MessageId Cursor { get; init; }

    /// <summary>The newest message as listed when all was read; null while reading is under way.</summary>
    public MessageId? LastMessage { get; init; }

    /// <summary>How many messages a thread held then; null where the server does not count.</summary>
    public int? Messages { get; init; }

    /// <summary>How many were ever sent in the thread.</summary>
    public int? TotalSent { get; init; }

    /// <summary>When it was last compared with the server.</summary>
    public DateTimeOffset LookedAt { get; init; }

    /// <summary>Where the next look into older messages ends; null is at the newest.</summary>
    public MessageId? LookBefore { get; init; }

    public LookState State { get; init; }

    /// <summary>How many messages of the thread were deleted until then; null where the server does not count.</summary>
    public int? Deleted => TotalSent - Messages;
}
