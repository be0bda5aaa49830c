using Insights.Ingest;

namespace Insights.Publish;

/// <summary>What is published of a living conversation beyond its row in the index: where it lies and its messages, in time order.</summary>
public sealed record ConversationListing
{
    public required ConversationId Id { get; init; }
    public required string Fingerprint { get; init; }
    public required ChannelId Channel { get; init; }
    public required GuildId Guild { get; init; }
    public required IReadOnlyList<MessageId> Messages { get; init; }

    /// <summary>True where somebody in it speaks to a reading machine; then its question is not shown.</summary>
    public required bool AddressesMachine { get; init; }

    public static ConversationListing Of(Conversation conversation) => new()
    {
        Id = conversation.Id,
        Fingerprint = conversation.Fingerprint,
        Channel = conversation.Channel.Id,
        Guild = conversation.Channel.Guild,
        Messages = [.. conversation.Messages.Select(message => message.Id).Order()],
        AddressesMachine = conversation.Messages.Any(message => message.AddressesMachine),
    };

    /// <summary>The listings of all living conversations, by id: those known and unchanged as they were, the others read anew.</summary>
    public static async Task<IReadOnlyList<ConversationListing>> RefreshAsync(
        IConversationReader store, IReadOnlyList<ConversationListing> known, CancellationToken cancellationToken)
    {
        var before = known.ToDictionary(listing => listing.Id);
        var living = new SortedDictionary<ConversationId, ConversationListing>();
        var changed = new List<ConversationId>();
        await foreach (var stamp in store.ReadStampsAsync(cancellationToken))
        {
            if (before.TryGetValue(stamp.Id, out var listing) && listing.Fingerprint == stamp.Fingerprint)
            {
                living[stamp.Id] = listing;
            }
            else
            {
                changed.Add(stamp.Id);
            }
        }

        foreach (var batch in changed.Chunk(200))
        {
            await foreach (var conversation in store.ReadAsync(batch, cancellationToken))
            {
                living[conversation.Id] = Of(conversation);
            }
        }

        return [.. living.Values];
    }
}
