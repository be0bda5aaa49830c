using System.Data;
using System.Runtime.CompilerServices;
using Insights.Ingest;
using Npgsql;

namespace Insights.App.Store.Postgres;

/// <summary>The store of record on a PostgreSQL server, over one connection; a batch is one transaction of a few statements.</summary>
public sealed class PostgresMessageStore : IMessageStore
{
    private readonly NpgsqlConnection connection;
    private readonly PostgresReader reader;
    private readonly PostgresTalks talks;

    private PostgresMessageStore(NpgsqlConnection connection)
    {
        this.connection = connection;
        reader = new PostgresReader(connection);
        talks = new PostgresTalks(connection, reader);
    }

    /// <summary>
    /// Connects, and makes the store or brings it to this version; throws <see cref="WorkFaultException"/> where the server is not
    /// there, <see cref="UnusableException"/> where a newer version wrote the store or the server refuses us.
    /// </summary>
    public static PostgresMessageStore Open(string connectionString) => new(PostgresOpening.Open(connectionString));

    /// <summary>The same, by one who has this key; throws <see cref="UnusableException"/> where the store was written with another.</summary>
    internal static PostgresMessageStore Open(string connectionString, PseudonymKey key)
    {
        var store = Open(connectionString);
        try
        {
            KeyMark.Check(store.connection, key, $"{store.connection.Database} on {store.connection.Host}");
            return store;
        }
        catch
        {
            store.connection.Dispose();
            throw;
        }
    }

    public async Task<IReadOnlyList<FileCursor>> ReadCursorsAsync(CancellationToken cancellationToken) =>
        await ReadAllAsync(StoreQueries.Cursors, [], cancellationToken);

    public async Task<IReadOnlyList<AuthorName>> ReadNamesAsync(CancellationToken cancellationToken) =>
        await ReadAllAsync(StoreQueries.Names, [], cancellationToken);

    public async Task<IReadOnlyList<long>> ReadTombstonesAsync(CancellationToken cancellationToken) =>
        await ReadAllAsync(StoreQueries.Tombstones, [], cancellationToken);

    public async Task<IReadOnlyList<ExportCoverage>> ReadCoverageAsync(ChannelId channel, CancellationToken cancellationToken) =>
        await ReadAllAsync(StoreQueries.Coverage, [(long)channel.Value], cancellationToken);

    public async Task<IReadOnlyList<ChannelLook>> ReadLooksAsync(CancellationToken cancellationToken) =>
        await ReadAllAsync(LookStatements.All, [], cancellationToken);

    public async Task<IReadOnlyDictionary<MessageId, MessageVersion>> FindVersionsAsync(
        IReadOnlyCollection<MessageId> ids, CancellationToken cancellationToken) =>
        await DoAsync(() => reader.FindVersionsAsync(ids, cancellationToken));

    public async Task<IReadOnlyList<StoredMessage>> ReadMessagesAsync(
        IReadOnlyCollection<MessageId> ids, CancellationToken cancellationToken) =>
        await DoAsync(() => reader.ReadMessagesAsync(ids, cancellationToken));

    public async Task<IReadOnlyList<StoredChannel>> ReadChannelsAsync(
        IReadOnlyCollection<ChannelId> ids, CancellationToken cancellationToken) =>
        await DoAsync(() => reader.ReadChannelsAsync(ids, cancellationToken));

    public async Task<IReadOnlyList<ChannelId>> ReadChannelIdsAsync(CancellationToken cancellationToken) =>
        await ReadAllAsync(StoreQueries.ChannelIds, [], cancellationToken);

    public Task<IReadOnlyList<MessageId>> FindAsync(MessageQuery query, CancellationToken cancellationToken) =>
        DoAsync(() => reader.FindAsync(query, cancellationToken));

    public Task WriteAsync(StoreBatch batch, CancellationToken cancellationToken) =>
        CommitAsync(() => new PostgresBatch(connection, batch, cancellationToken).WriteAsync(), cancellationToken);

    public async Task<IReadOnlyList<UnsettledChannel>> ReadUnsettledAsync(CancellationToken cancellationToken) =>
        await ReadAllAsync(StoreQueries.Unsettled, [], cancellationToken);

    public async Task<IReadOnlyList<FiledMessage>> ReadOnwardAsync(
        ChannelId channel, MessageId from, int count, CancellationToken cancellationToken) =>
        await ReadAllAsync(StoreQueries.FiledOnward, [(long)channel.Value, (long)from.Value, count], cancellationToken);

    public async Task<IReadOnlyList<FiledMessage>> ReadBeforeAsync(
        ChannelId channel, MessageId before, int count, CancellationToken cancellationToken)
    {
        var messages = await ReadAllAsync(StoreQueries.FiledBefore, [(long)channel.Value, (long)before.Value, count], cancellationToken);
        messages.Reverse();
        return messages;
    }

    public Task FileAsync(
        ChannelId channel, IReadOnlyList<TalkFiling> filings, MessageId? unsettledFrom, CancellationToken cancellationToken) =>
        CommitAsync(() => talks.FileAsync(channel, filings, unsettledFrom, cancellationToken), cancellationToken);

    public Task UnsettleAllAsync(CancellationToken cancellationToken) => DoAsync(
        () => connection.ExecuteAsync("UPDATE channels SET unsettled_from = 0 WHERE NOT is_thread", [], cancellationToken));

    public async Task<ConversationChanges> RefreshAsync(CancellationToken cancellationToken)
    {
        List<ConversationId> changed = [], gone = [];
        var isMore = true;
        while (isMore)
        {
            await CommitAsync(async () => isMore = await talks.RefreshPageAsync(changed, gone, cancellationToken), cancellationToken);
        }

        var total = (await ReadAllAsync(StoreQueries.ConversationCount, [], cancellationToken))[0];
        return new ConversationChanges([.. changed.Order()], [.. gone.Order()], (int)total);
    }

    public IAsyncEnumerable<ConversationStamp> ReadStampsAsync(CancellationToken cancellationToken) => StampPages.ReadAsync(
        (last, count) => ReadAllAsync(StoreQueries.Stamps, [last, count], cancellationToken));

    public async IAsyncEnumerable<Conversation> ReadAsync(
        IReadOnlyCollection<ConversationId> ids, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var conversation = reader.ReadAsync(ids, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await DoAsync(async () => await conversation.MoveNextAsync()))
        {
            yield return conversation.Current;
        }
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private Task<List<T>> ReadAllAsync<T>(RowQuery<T> query, IReadOnlyList<object?> values, CancellationToken cancellationToken) =>
        DoAsync(() => connection.ReadAsync(query, values, cancellationToken));

    private Task<bool> CommitAsync(Func<Task> work, CancellationToken cancellationToken) => DoAsync(async () =>
    {
        // Disposed without a commit it rolls back, on the server also where we are killed.
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await work();
        await transaction.CommitAsync(cancellationToken);
        return true;
    });

    private async Task<T> DoAsync<T>(Func<Task<T>> work)
    {
        try
        {
            // The driver closes a connection after some faults, such as a full disk; nothing lives longer in it than one call.
            if (connection.FullState is ConnectionState.Closed or ConnectionState.Broken)
            {
                await connection.OpenAsync(CancellationToken.None);
            }

            return await work();
        }
        catch (Exception cause) when (PostgresFaults.Are(cause, connection))
        {
            throw PostgresFaults.Explain(cause, connection);
        }
    }
}
