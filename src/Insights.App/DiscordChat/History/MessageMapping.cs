using Insights.App.DiscordChat.Wire;
using Insights.Ingest;
using Insights.Ingest.Live;

namespace Insights.App.DiscordChat.History;

/// <summary>Makes a source message of Discord's: with the texts, edges and kinds that an export of the same message has.</summary>
internal sealed class MessageMapping(ResolvedText text, Func<UserId, bool> hasOptedOut)
{
    /// <summary>As many texts as an export's are read.</summary>
    private const int MostTexts = 100;

    /// <summary>Null where there is no author, which no message of Discord's lacks.</summary>
    public SourceMessage? Map(DiscordMessage message)
    {
        if (message.Author is not { } author)
        {
            return null;
        }

        var kind = KindOf(message);
        return new SourceMessage
        {
            Id = message.Id,
            Kind = kind,
            SentAt = message.Timestamp?.ToUniversalTime() ?? Snowflake.TimeOf(message.Id.Value),
            EditedAt = message.EditedTimestamp?.ToUniversalTime(),
            IsPinned = message.Pinned,
            Content = text.Resolve(message.Content ?? ""),
            Author = Map(author, message.Member?.Nick),
            Attached = [.. TextsOf(message).OfType<string>().Where(one => one.Length > 0).Take(MostTexts)],
            ReplyTo = kind is MessageKind.Reply or MessageKind.ThreadStarter ? message.MessageReference?.MessageId : null,
            Mentions = [.. (message.Mentions ?? []).Select(user => Map(user, null))],
            Reactions =
            [
                .. (message.Reactions ?? [])
                    .Where(reaction => reaction.Count > 0)
                    .Select(reaction => new Reaction(reaction.Emoji?.Name ?? "Unknown Emoji", reaction.Count)),
            ],
        };
    }

    private SourceAuthor Map(DiscordUser user, string? nick) => new(
        user.Id.ToString(), user.Username ?? "", nick ?? user.GlobalName ?? user.Username, user.Bot == true, hasOptedOut(user.Id));

    private static MessageKind KindOf(DiscordMessage message) => message.Type switch
    {
        0 or 19 when message.Interaction is not null || message.InteractionMetadata is not null => MessageKind.CommandAnswer,
        0 => MessageKind.Text,
        19 => MessageKind.Reply,
        20 or 23 => MessageKind.CommandAnswer,
        21 => MessageKind.ThreadStarter,
        _ => MessageKind.Notice,
    };

    // In the order in which an export writes them.
    private IEnumerable<string?> TextsOf(DiscordMessage message) =>
    [
        .. TextsOf(message.Attachments, message.Embeds, message.StickerItems),
        .. (message.MessageSnapshots ?? []).Select(snapshot => snapshot.Message).OfType<SnapshotMessage>().SelectMany(forwarded =>
            TextsOf(forwarded.Attachments, forwarded.Embeds, forwarded.StickerItems).Prepend(text.Resolve(forwarded.Content ?? ""))),
    ];

    private IEnumerable<string?> TextsOf(
        IReadOnlyList<DiscordAttachment>? attachments, IReadOnlyList<DiscordEmbed>? embeds, IReadOnlyList<DiscordSticker>? stickers) =>
    [
        .. (attachments ?? []).Select(attachment => attachment.Filename),
        .. (embeds ?? []).SelectMany(embed => (embed.Fields ?? [])
            .SelectMany(field => new[] { field.Name, field.Value })
            .Prepend(embed.Description)
            .Prepend(embed.Title)
            .Select(one => text.Resolve(one ?? ""))),
        .. (stickers ?? []).Select(sticker => sticker.Name),
    ];
}
