namespace Insights.Ingest;

/// <summary>
/// The store of record: messages with pseudonyms and marks, and the conversations they form. One writer at a time. Throws
/// <see cref="WorkFaultException"/> when the store is locked or its disk is full, <see cref="UnusableException"/> when it cannot be read at all.
/// </summary>
public interface IMessageStore : IConversationReader, ITalkFiles, IAsyncDisposable
{
    Task<IReadOnlyList<FileCursor>> ReadCursorsAsync(CancellationToken cancellationToken);

    Task<IReadOnlyList<AuthorName>> ReadNamesAsync(CancellationToken cancellationToken);

    /// <summary>Keyed hashes of what was forgotten and must not come back.</summary>
    Task<IReadOnlyList<long>> ReadTombstonesAsync(CancellationToken cancellationToken);

    Task<IReadOnlyList<ExportCoverage>> ReadCoverageAsync(ChannelId channel, CancellationToken cancellationToken);

    /// <summary>Where every channel of a live source stands, by channel.</summary>
    Task<IReadOnlyList<ChannelLook>> ReadLooksAsync(CancellationToken cancellationToken);

    /// <summary>The versions held of the given messages; ids that are not held are missing from the answer.</summary>
    Task<IReadOnlyDictionary<MessageId, MessageVersion>> FindVersionsAsync(
        IReadOnlyCollection<MessageId> ids, CancellationToken cancellationToken);

    /// <summary>The given messages, by id; ids that are not held are passed over.</summary>
    Task<IReadOnlyList<StoredMessage>> ReadMessagesAsync(
        IReadOnlyCollection<MessageId> ids, CancellationToken cancellationToken);

    /// <summary>The given channels; ids that are not held are passed over.</summary>
    Task<IReadOnlyList<StoredChannel>> ReadChannelsAsync(
        IReadOnlyCollection<ChannelId> ids, CancellationToken cancellationToken);

    /// <summary>Ids of all channels and threads, in order.</summary>
    Task<IReadOnlyList<ChannelId>> ReadChannelIdsAsync(CancellationToken cancellationToken);

    /// <summary>Ids of messages, in order.</summary>
    Task<IReadOnlyList<MessageId>> FindAsync(MessageQuery query, CancellationToken cancellationToken);

    /// <summary>Writes everything in one transaction; conversations that it touches become stale, flat channels unsettled.</summary>
    Task WriteAsync(StoreBatch batch, CancellationToken cancellationToken);
}

/// <summary>The part of the store that knows which messages form a conversation.</summary>
public interface ITalkFiles
{
    /// <summary>Flat channels with messages that were added, moved or removed since they were last taken apart, by id.</summary>
    Task<IReadOnlyList<UnsettledChannel>> ReadUnsettledAsync(CancellationToken cancellationToken);

    /// <summary>Messages of a flat channel from an id on, at most <paramref name="count"/>, without those that a thread took.</summary>
    Task<IReadOnlyList<FiledMessage>> ReadOnwardAsync(
        ChannelId channel, MessageId from, int count, CancellationToken cancellationToken);

    /// <summary>The last messages of a flat channel before an id, in time order.</summary>
    Task<IReadOnlyList<FiledMessage>> ReadBeforeAsync(
        ChannelId channel, MessageId before, int count, CancellationToken cancellationToken);

    /// <summary>Files messages into talks and notes from where the channel is unsettled now; null when it is settled.</summary>
    Task FileAsync(
        ChannelId channel, IReadOnlyList<TalkFiling> filings, MessageId? unsettledFrom, CancellationToken cancellationToken);

    /// <summary>Forgets where every flat channel was settled, so that all are taken apart anew.</summary>
    Task UnsettleAllAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Makes the fingerprints of stale conversations anew and removes those without messages; gives those whose fingerprint moved.
    /// </summary>
    Task<ConversationChanges> RefreshAsync(CancellationToken cancellationToken);
}

/// <summary>Conversations that read differently than before and such as are no more, each by id, and how many there are.</summary>
public sealed record ConversationChanges(
    IReadOnlyList<ConversationId> Changed, IReadOnlyList<ConversationId> Gone, int Total);

/// <summary>What messages are looked for.</summary>
public abstract record MessageQuery
{
    private MessageQuery()
    {
    }

    /// <summary>All of a channel between two ids, both included.</summary>
    public sealed record InChannel(ChannelId Channel, MessageId From, MessageId To) : MessageQuery;

    public sealed record ByAuthor(Pseudonym Author) : MessageQuery;

    public sealed record Mentioning(Pseudonym Author) : MessageQuery;

    public sealed record SentBefore(DateTimeOffset Moment) : MessageQuery;

    /// <summary>Messages and thread names that hold any of the words (keyed hashes).</summary>
    public sealed record Holding(IReadOnlyCollection<long> Words) : MessageQuery;

    /// <summary>Marked under older rules than these.</summary>
    public sealed record MarkedBefore(int Version) : MessageQuery;
}
