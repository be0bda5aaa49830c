using Insights.Ingest;

namespace Insights.App.DiscordChat.Wire;

/// <summary>Types of channels; a number that is not named here is one of Discord's later ones.</summary>
internal enum ChannelKind
{
    Text = 0,
    Voice = 2,
    Category = 4,
    Announcement = 5,
    AnnouncementThread = 10,
    PublicThread = 11,
    PrivateThread = 12,
    StageVoice = 13,
    Forum = 15,
    Media = 16,
}

/// <summary>A channel, thread or forum post.</summary>
internal sealed record DiscordChannel
{
    public required ChannelId Id { get; init; }
    public ChannelKind Type { get; init; }
    public GuildId? GuildId { get; init; }
    public string? Name { get; init; }

    /// <summary>The category of a channel; the channel that a thread hangs in.</summary>
    public ChannelId? ParentId { get; init; }

    /// <summary>May name a message that was deleted; of a forum it is the newest post.</summary>
    public MessageId? LastMessageId { get; init; }

    public IReadOnlyList<PermissionOverwrite>? PermissionOverwrites { get; init; }
    public IReadOnlyList<ForumTag>? AvailableTags { get; init; }
    public IReadOnlyList<WireId>? AppliedTags { get; init; }

    /// <summary>Who started the thread.</summary>
    public UserId? OwnerId { get; init; }

    public ThreadMetadata? ThreadMetadata { get; init; }

    /// <summary>Without the first and without deleted ones.</summary>
    public int? MessageCount { get; init; }

    /// <summary>Never decreases.</summary>
    public int? TotalMessageSent { get; init; }

    /// <summary>True in the event of a thread that is really new.</summary>
    public bool? NewlyCreated { get; init; }

    /// <summary>The first message, in the answer to a new forum post.</summary>
    public DiscordMessage? Message { get; init; }

    public bool IsThread => Type is ChannelKind.AnnouncementThread or ChannelKind.PublicThread or ChannelKind.PrivateThread;

    /// <summary>Forums and media channels hold threads alone.</summary>
    public bool HoldsMessages => Type is ChannelKind.Text or ChannelKind.Voice or ChannelKind.Announcement or ChannelKind.StageVoice || IsThread;

    public bool HoldsThreads => Type is ChannelKind.Text or ChannelKind.Announcement or ChannelKind.Forum or ChannelKind.Media;

    public bool IsVoice => Type is ChannelKind.Voice or ChannelKind.StageVoice;
}

/// <summary>What a thread is beside a channel. The moment stays as written: it is sent back as a cursor.</summary>
internal sealed record ThreadMetadata(bool Archived, bool Locked, string? ArchiveTimestamp, DateTimeOffset? CreateTimestamp);

internal sealed record ForumTag(WireId Id, string Name);

/// <summary>A page of threads; <paramref name="HasMore"/> means that there may be more.</summary>
internal sealed record ThreadList(IReadOnlyList<DiscordChannel> Threads, bool HasMore);
