using Insights.Ingest.Texts;

namespace Insights.Ingest;

/// <summary>A channel, thread or forum post and where it hangs.</summary>
public sealed record Channel(ChannelId Id, GuildId Guild, string Name, ChannelId? Parent, bool IsThread)
{
    /// <summary>The channel that people would name: a thread's is the one that it hangs in.</summary>
    public ChannelId Place => IsThread ? Parent ?? Id : Id;
}

/// <summary>Messages that belong together: a thread, a forum post, or a talk found in a flat channel.</summary>
public sealed record Conversation
{
    public required ConversationId Id { get; init; }
    public required Channel Channel { get; init; }

    /// <summary>The thread's name; null for a talk in a flat channel.</summary>
    public MarkedText? Title { get; init; }

    /// <summary>All messages in time order (by id), notices and bots included; at least one.</summary>
    public required IReadOnlyList<Message> Messages { get; init; }

    /// <summary>Changes when anything that a later stage can see changes: text, marks, order, reactions, title.</summary>
    public required string Fingerprint { get; init; }
}

/// <summary>A conversation's id and fingerprint, for finding what changed without reading messages.</summary>
public readonly record struct ConversationStamp(ConversationId Id, string Fingerprint);

/// <summary>The reading side of the store of record: the conversations that exist now.</summary>
public interface IConversationReader
{
    /// <summary>Every living conversation, by id.</summary>
    IAsyncEnumerable<ConversationStamp> ReadStampsAsync(CancellationToken cancellationToken);

    /// <summary>The conversations named, by id; ids that do not exist are passed over.</summary>
    IAsyncEnumerable<Conversation> ReadAsync(IReadOnlyCollection<ConversationId> ids, CancellationToken cancellationToken);
}
