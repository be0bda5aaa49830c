using System.Runtime.CompilerServices;
using Insights.Ingest;
using Npgsql;

namespace Insights.App.Store.Postgres;

/// <summary>Reads messages, channels and conversations, many at a time.</summary>
internal sealed class PostgresReader(NpgsqlConnection connection)
{
    /// <summary>Conversations read at once; a few hundred kilobytes.</summary>
    private const int Page = 100;

    private static readonly RowQuery<(MessageId Id, MessageVersion Version)> Versions = new(
        "SELECT id, source_hash, seen_at FROM messages WHERE id = ANY(@p0)",
        row => (
            new MessageId((ulong)row.GetInt64(0)),
            new MessageVersion(row.GetInt64(1), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)))));

    private static readonly RowQuery<StoredMessage> Messages = new(
        "SELECT " + MessageColumns.Names + " FROM messages WHERE id = ANY(@p0) ORDER BY id", MessageColumns.Read);

    private static readonly RowQuery<StoredChannel> Channels = new(
        "SELECT " + MessageColumns.OfChannel + " FROM channels WHERE id = ANY(@p0) ORDER BY id", StoreQueries.ReadChannel);

    private static readonly RowQuery<(long Id, long Channel, string Fingerprint)> Conversations = new(
        "SELECT id, channel, fingerprint FROM conversations WHERE id = ANY(@p0) AND fingerprint IS NOT NULL ORDER BY id",
        row => (row.GetInt64(0), row.GetInt64(1), row.GetString(2)));

    private static readonly RowQuery<(long Conversation, Message Message)> Members = new(
        "SELECT " + MessageColumns.Names + ", conversation FROM messages WHERE conversation = ANY(@p0) ORDER BY conversation, id",
        row => (row.GetInt64(MessageColumns.Count), MessageColumns.Read(row).Message));

    private static readonly RowQuery<MessageId?> Holding = new(
        "SELECT message FROM words WHERE word = ANY(@p0)", row => new MessageId((ulong)row.GetInt64(0)));

    public async Task<Dictionary<MessageId, MessageVersion>> FindVersionsAsync(
        IReadOnlyCollection<MessageId> ids, CancellationToken cancellationToken) =>
        (await connection.ReadAsync(Versions, [ArrayOf(ids, id => id.Value)], cancellationToken)).ToDictionary(row => row.Id, row => row.Version);

    public Task<List<StoredMessage>> ReadMessagesAsync(IReadOnlyCollection<MessageId> ids, CancellationToken cancellationToken) =>
        connection.ReadAsync(Messages, [ArrayOf(ids, id => id.Value)], cancellationToken);

    public Task<List<StoredChannel>> ReadChannelsAsync(IEnumerable<ChannelId> ids, CancellationToken cancellationToken) =>
        connection.ReadAsync(Channels, [ArrayOf(ids, id => id.Value)], cancellationToken);

    public async Task<IReadOnlyList<MessageId>> FindAsync(MessageQuery query, CancellationToken cancellationToken)
    {
        if (query is MessageQuery.Holding holding)
        {
            return MessageSearch.Merge(await connection.ReadAsync(Holding, [holding.Words.Distinct().ToArray()], cancellationToken));
        }

        var search = MessageSearch.Of(query)[0];
        return MessageSearch.Merge(await connection.ReadAsync(search.Query, search.Values, cancellationToken));
    }

    public async IAsyncEnumerable<Conversation> ReadAsync(
        IReadOnlyCollection<ConversationId> ids, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var page in ids.Distinct().Order().Chunk(Page))
        {
            foreach (var conversation in await ReadPageAsync(page, cancellationToken))
            {
                yield return conversation;
            }
        }
    }

    private async Task<List<Conversation>> ReadPageAsync(ConversationId[] page, CancellationToken cancellationToken)
    {
        var heads = await connection.ReadAsync(Conversations, [ArrayOf(page, id => id.Value)], cancellationToken);
        var members = (await connection.ReadAsync(Members, [heads.ConvertAll(head => head.Id).ToArray()], cancellationToken))
            .ToLookup(row => row.Conversation, row => row.Message);
        var homes = (await ReadChannelsAsync(heads.Select(head => new ChannelId((ulong)head.Channel)), cancellationToken))
            .ToDictionary(home => (long)home.Channel.Id.Value);
        return
        [
            .. from head in heads
            where members[head.Id].Any() && homes.ContainsKey(head.Channel)
            let home = homes[head.Channel]
            select new Conversation
            {
                Id = new ConversationId((ulong)head.Id),
                Channel = home.Channel,
                Title = home.Channel.IsThread ? home.Title : null,
                Messages = [.. members[head.Id]],
                Fingerprint = head.Fingerprint,
            },
        ];
    }

    private static long[] ArrayOf<T>(IEnumerable<T> ids, Func<T, ulong> value) => [.. ids.Select(id => (long)value(id)).Distinct().Order()];
}
