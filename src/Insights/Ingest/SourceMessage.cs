namespace Insights.Ingest;

/// <summary>A person as a source names one. Lives in memory only, until pseudonyms replace it.</summary>
public sealed record SourceAuthor(string Id, string Name, string? Nickname, bool IsBot, bool OptedOut);

/// <summary>A message as a source gives it, names and ids of people in clear: never stored, never logged.</summary>
public sealed record SourceMessage
{
    public required MessageId Id { get; init; }
    public required MessageKind Kind { get; init; }
    public required DateTimeOffset SentAt { get; init; }
    public DateTimeOffset? EditedAt { get; init; }
    public bool IsPinned { get; init; }
    public required string Content { get; init; }
    public required SourceAuthor Author { get; init; }

    /// <summary>Texts that hang on the message: embeds, file names, stickers, forwarded words.</summary>
    public IReadOnlyList<string> Attached { get; init; } = [];

    public MessageId? ReplyTo { get; init; }
    public IReadOnlyList<SourceAuthor> Mentions { get; init; } = [];
    public IReadOnlyList<Reaction> Reactions { get; init; } = [];
}
