using System.Text.Json;
using Insights.Ingest;

namespace Insights.App.DiscordChat.Wire;

/// <summary>A message; what only events carry is null in REST answers.</summary>
internal sealed record DiscordMessage
{
    public required MessageId Id { get; init; }
    public ChannelId ChannelId { get; init; }
    public GuildId? GuildId { get; init; }

    /// <summary>0 words, 19 reply, 20 and 23 answers to commands, 21 the pointer that opens a thread; the rest are notices.</summary>
    public int Type { get; init; }

    public DiscordUser? Author { get; init; }

    /// <summary>Only in events, and not for webhooks.</summary>
    public DiscordMember? Member { get; init; }

    public string? Content { get; init; }
    public DateTimeOffset? Timestamp { get; init; }
    public DateTimeOffset? EditedTimestamp { get; init; }
    public bool Pinned { get; init; }
    public IReadOnlyList<DiscordUser>? Mentions { get; init; }
    public IReadOnlyList<RoleId>? MentionRoles { get; init; }
    public bool MentionEveryone { get; init; }
    public IReadOnlyList<DiscordAttachment>? Attachments { get; init; }
    public IReadOnlyList<DiscordEmbed>? Embeds { get; init; }
    public IReadOnlyList<DiscordSticker>? StickerItems { get; init; }
    public IReadOnlyList<DiscordReaction>? Reactions { get; init; }
    public MessageReference? MessageReference { get; init; }
    public DiscordMessage? ReferencedMessage { get; init; }
    public IReadOnlyList<MessageSnapshot>? MessageSnapshots { get; init; }
    public DiscordChannel? Thread { get; init; }
    public int? Flags { get; init; }
    public WireId? WebhookId { get; init; }
    public WireId? ApplicationId { get; init; }
    public string? Nonce { get; init; }

    /// <summary>Set on a bot's answer to a command; only whether it is there is read.</summary>
    public JsonElement? Interaction { get; init; }

    public JsonElement? InteractionMetadata { get; init; }
}

/// <summary>Type 0 leads to what is replied to, 1 to what is forwarded.</summary>
internal sealed record MessageReference
{
    public int? Type { get; init; }
    public MessageId? MessageId { get; init; }
    public ChannelId? ChannelId { get; init; }
    public GuildId? GuildId { get; init; }

    /// <summary>Sent with a reply: false lets it go out although the original was deleted.</summary>
    public bool? FailIfNotExists { get; init; }
}

/// <summary>A forwarded message, without its author.</summary>
internal sealed record MessageSnapshot(SnapshotMessage? Message);

internal sealed record SnapshotMessage(
    string? Content,
    IReadOnlyList<DiscordAttachment>? Attachments,
    IReadOnlyList<DiscordEmbed>? Embeds,
    IReadOnlyList<DiscordSticker>? StickerItems);

internal sealed record DiscordAttachment(WireId Id, string? Filename, string? ContentType, long Size, string? Url);

internal sealed record DiscordSticker(WireId Id, string? Name);

internal sealed record DiscordReaction(int Count, DiscordEmoji? Emoji);

/// <summary>An emoji; one of Unicode has no id.</summary>
internal sealed record DiscordEmoji(WireId? Id, string? Name);
