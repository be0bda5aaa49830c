using System.Runtime.CompilerServices;
using Insights.Ingest;
using Microsoft.Data.Sqlite;

namespace Insights.App.Store;

/// <summary>The store of record in one SQLite file; EF Core holds the model and its migrations, prepared statements do the work.</summary>
public sealed class SqliteMessageStore : IMessageStore
{
    private readonly string file;
    private readonly SqliteConnection connection;
    private readonly MessageReader reader;
    private readonly TalkFileTable talks;
    private readonly BatchWriter writer;

    private SqliteMessageStore(string file, SqliteConnection connection)
    {
        this.file = file;
        this.connection = connection;
        reader = new MessageReader(connection);
        talks = new TalkFileTable(connection, reader);
        writer = new BatchWriter(connection);
    }

    /// <summary>Opens or makes the store; throws <see cref="UnusableException"/> when a newer version wrote it or it is no store.</summary>
    public static SqliteMessageStore Open(string file)
    {
        var connection = StoreOpening.Open(file);
        try
        {
            return new SqliteMessageStore(file, connection);
        }
        catch (SqliteException cause)
        {
            connection.Dispose();
            throw StoreFaults.Explain(cause, file);
        }
    }

    /// <summary>The same, by one who has this key; throws <see cref="UnusableException"/> where the store was written with another.</summary>
    internal static SqliteMessageStore Open(string file, PseudonymKey key)
    {
        var store = Open(file);
        try
        {
            KeyMark.Check(store.connection, key, file);
            return store;
        }
        catch (SqliteException cause)
        {
            store.connection.Dispose();
            throw StoreFaults.Explain(cause, file);
        }
        catch
        {
            store.connection.Dispose();
            throw;
        }
    }

    public Task<IReadOnlyList<FileCursor>> ReadCursorsAsync(CancellationToken cancellationToken) =>
        Do<IReadOnlyList<FileCursor>>(() => reader.ReadAll(StoreQueries.Cursors), cancellationToken);

    public Task<IReadOnlyList<ChannelLook>> ReadLooksAsync(CancellationToken cancellationToken) =>
        Do<IReadOnlyList<ChannelLook>>(() => reader.ReadAll(LookStatements.All), cancellationToken);

    public Task<IReadOnlyList<AuthorName>> ReadNamesAsync(CancellationToken cancellationToken) =>
        Do<IReadOnlyList<AuthorName>>(() => reader.ReadAll(StoreQueries.Names), cancellationToken);

    public Task<IReadOnlyList<long>> ReadTombstonesAsync(CancellationToken cancellationToken) =>
        Do<IReadOnlyList<long>>(() => reader.ReadAll(StoreQueries.Tombstones), cancellationToken);

    public Task<IReadOnlyList<ExportCoverage>> ReadCoverageAsync(ChannelId channel, CancellationToken cancellationToken) =>
        Do<IReadOnlyList<ExportCoverage>>(() => reader.ReadAll(StoreQueries.Coverage, (long)channel.Value), cancellationToken);

    public Task<IReadOnlyDictionary<MessageId, MessageVersion>> FindVersionsAsync(
        IReadOnlyCollection<MessageId> ids, CancellationToken cancellationToken) =>
        Do<IReadOnlyDictionary<MessageId, MessageVersion>>(() => reader.FindVersions(ids), cancellationToken);

    public Task<IReadOnlyList<StoredMessage>> ReadMessagesAsync(
        IReadOnlyCollection<MessageId> ids, CancellationToken cancellationToken) =>
        Do<IReadOnlyList<StoredMessage>>(() => reader.ReadMessages(ids), cancellationToken);

    public Task<IReadOnlyList<StoredChannel>> ReadChannelsAsync(
        IReadOnlyCollection<ChannelId> ids, CancellationToken cancellationToken) =>
        Do<IReadOnlyList<StoredChannel>>(() => [.. ids.Order().Select(reader.FindChannel).OfType<StoredChannel>()], cancellationToken);

    public Task<IReadOnlyList<ChannelId>> ReadChannelIdsAsync(CancellationToken cancellationToken) =>
        Do<IReadOnlyList<ChannelId>>(() => reader.ReadAll(StoreQueries.ChannelIds), cancellationToken);

    public Task<IReadOnlyList<MessageId>> FindAsync(MessageQuery query, CancellationToken cancellationToken) =>
        Do(
            () => MessageSearch.Merge(MessageSearch.Of(query).SelectMany(search => reader.ReadAll(search.Query, [.. search.Values]))), cancellationToken);

    public Task WriteAsync(StoreBatch batch, CancellationToken cancellationToken) => Do(
        () =>
        {
            writer.Write(batch);
            if (batch.Tombstones.Count > 0)
            {
                StoreOpening.Checkpoint(connection);
            }

            return true;
        },
        cancellationToken);

    public Task<IReadOnlyList<UnsettledChannel>> ReadUnsettledAsync(CancellationToken cancellationToken) =>
        Do<IReadOnlyList<UnsettledChannel>>(talks.ReadUnsettled, cancellationToken);

    public Task<IReadOnlyList<FiledMessage>> ReadOnwardAsync(
        ChannelId channel, MessageId from, int count, CancellationToken cancellationToken) =>
        Do<IReadOnlyList<FiledMessage>>(() => talks.ReadOnward(channel, from, count), cancellationToken);

    public Task<IReadOnlyList<FiledMessage>> ReadBeforeAsync(
        ChannelId channel, MessageId before, int count, CancellationToken cancellationToken) =>
        Do<IReadOnlyList<FiledMessage>>(() => talks.ReadBefore(channel, before, count), cancellationToken);

    public Task FileAsync(
        ChannelId channel, IReadOnlyList<TalkFiling> filings, MessageId? unsettledFrom, CancellationToken cancellationToken) => Do(
        () =>
        {
            Commits.Run(connection, () => talks.File(channel, filings, unsettledFrom));
            return true;
        },
        cancellationToken);

    public Task UnsettleAllAsync(CancellationToken cancellationToken) => Do(
        () =>
        {
            talks.UnsettleAll();
            return true;
        },
        cancellationToken);

    public Task<ConversationChanges> RefreshAsync(CancellationToken cancellationToken) =>
        Do(() => talks.Refresh(cancellationToken), cancellationToken);

    public IAsyncEnumerable<ConversationStamp> ReadStampsAsync(CancellationToken cancellationToken) => StampPages.ReadAsync(
        (last, count) => Do(() => reader.ReadAll(StoreQueries.Stamps, last, count), cancellationToken));

    public async IAsyncEnumerable<Conversation> ReadAsync(
        IReadOnlyCollection<ConversationId> ids, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var id in ids.Distinct().Order())
        {
            if (await Do(() => reader.FindConversation(id), cancellationToken) is { } conversation)
            {
                yield return conversation;
            }
        }
    }

    /// <summary>Lets the file grow no further (SQLite never takes the limit below its size): a full disk without filling one.</summary>
    internal void LimitToItsSize()
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA max_page_count=1";
        command.ExecuteNonQuery();
    }

    public async ValueTask DisposeAsync()
    {
        reader.Dispose();
        writer.Dispose();
        await connection.DisposeAsync();
    }

    private Task<T> Do<T>(Func<T> work, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }

        try
        {
            // SQLite has no asynchronous calls; the work is done here and now.
            return Task.FromResult(work());
        }
        catch (SqliteException cause)
        {
            return Task.FromException<T>(StoreFaults.Explain(cause, file));
        }
    }
}
