using Insights.Ingest;
using Npgsql;

namespace Insights.App.Store.Postgres;

/// <summary>Writes one batch within a transaction: one statement for all rows of a kind, in the order of their keys.</summary>
internal sealed class PostgresBatch(NpgsqlConnection connection, StoreBatch batch, CancellationToken cancellationToken)
{
    private static readonly RowQuery<long> Threads = new(
        "SELECT id FROM channels WHERE is_thread AND id = ANY(@p0)", row => row.GetInt64(0));

    private static readonly RowQuery<long> Conversations = new(
        "SELECT DISTINCT conversation FROM messages WHERE id = ANY(@p0) AND conversation IS NOT NULL", row => row.GetInt64(0));

    private static readonly RowQuery<(long Id, long Channel, long? Conversation)> Erase = new(
        "DELETE FROM messages WHERE id = ANY(@p0) RETURNING id, channel, conversation",
        row => (row.GetInt64(0), row.GetInt64(1), row.IsDBNull(2) ? null : row.GetInt64(2)));

    private static readonly RowQuery<(long Channel, long? Conversation)> Opening = new(
        "SELECT channel, conversation FROM messages WHERE id = @p0 AND channel <> @p0",
        row => (row.GetInt64(0), row.IsDBNull(1) ? null : row.GetInt64(1)));

    private readonly PostgresMarks marks = new();

    public async Task WriteAsync()
    {
        foreach (var (sql, values) in batch.GoneChannels.SelectMany(LookStatements.Of))
        {
            await connection.ExecuteAsync(sql, values, cancellationToken);
        }

        foreach (var channel in batch.Channels)
        {
            await WriteChannelAsync(channel);
        }

        if (batch.Messages.Count > 0)
        {
            await WriteMessagesAsync(batch.Messages);
        }

        if (batch.Deleted.Count > 0)
        {
            await DeleteAsync(batch.Deleted);
        }

        await new PostgresRest(connection, batch, cancellationToken).WriteAsync();
        await marks.FlushAsync(connection, cancellationToken);
    }

    private async Task WriteChannelAsync(StoredChannel stored)
    {
        var channel = stored.Channel;
        var id = (long)channel.Id.Value;
        var wasThread = (await FindThreadsAsync([id])).Count > 0;
        await connection.ExecuteAsync(
            BatchWriter.UpsertChannel,
            [
                id, (long)channel.Guild.Value, PostgresText.Of(stored.Title.Typed), RowBytes.OfMarks(stored.Title.Marks),
                (long?)channel.Parent?.Value, channel.IsThread,
            ],
            cancellationToken);
        await InsertWordsAsync(stored.Words.Select(word => (word, id)));
        if (!channel.IsThread)
        {
            return;
        }

        await PostgresMarks.CreateAsync(connection, [id], id, cancellationToken);
        if (!wasThread)
        {
            await TakeOpeningAsync(id);
        }
    }

    /// <summary>A new thread takes the message it was made from out of the parent's talks.</summary>
    private async Task TakeOpeningAsync(long thread)
    {
        foreach (var (channel, conversation) in await connection.ReadAsync(Opening, [thread], cancellationToken))
        {
            marks.Unsettle(channel, thread);
            marks.MarkStale(conversation);
            await connection.ExecuteAsync(
                "UPDATE messages SET conversation = id, parent = NULL WHERE id = @p0", [thread], cancellationToken);
        }
    }

    private async Task WriteMessagesAsync(IReadOnlyList<StoredMessage> messages)
    {
        var threads = await FindThreadsAsync(messages.Select(stored => (long)stored.Message.Channel.Value));

        // A statement may not write one row twice; of two versions the later stands.
        var last = messages.GroupBy(stored => stored.Message.Id).Select(versions => versions.Last()).OrderBy(stored => stored.Message.Id).ToList();

        // A message of a thread is of that conversation, and so is the one a thread was made from; all others keep what they were filed to.
        await connection.ExecuteAsync(
            "INSERT INTO messages (" + MessageColumns.Names + ", conversation) SELECT s.*, CASE WHEN c.is_thread THEN c.id ELSE o.id END "
            + "FROM unnest(@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14, @p15, @p16) AS s("
            + MessageColumns.Names + ") LEFT JOIN channels c ON c.id = s.channel LEFT JOIN channels o ON o.id = s.id AND o.is_thread ORDER BY s.id "
            + "ON CONFLICT (id) DO UPDATE SET " + MessageColumns.Update
            + ", conversation = CASE WHEN excluded.conversation = excluded.channel THEN excluded.conversation ELSE messages.conversation END",
            MessageArrays.Of(last),
            cancellationToken);
        foreach (var stored in messages)
        {
            var channel = (long)stored.Message.Channel.Value;
            if (threads.Contains(channel))
            {
                marks.MarkStale(channel);
            }
            else if (stored.MayMove)
            {
                marks.Unsettle(channel, (long)stored.Message.Id.Value);
            }
        }

        foreach (var conversation in await connection.ReadAsync(Conversations, [IdsOf(last)], cancellationToken))
        {
            marks.MarkStale(conversation);
        }

        await DeleteWordsAsync(messages.SelectMany(stored => stored.GoneWords.Select(word => (word, (long)stored.Message.Id.Value))));
        await InsertWordsAsync(messages.SelectMany(stored => stored.Words.Select(word => (word, (long)stored.Message.Id.Value))));
    }

    private async Task DeleteAsync(IReadOnlyList<ErasedMessage> erased)
    {
        var once = erased.DistinctBy(gone => gone.Id).ToDictionary(gone => (long)gone.Id.Value);
        var found = await connection.ReadAsync(Erase, [once.Keys.Order().ToArray()], cancellationToken);
        var threads = await FindThreadsAsync(found.Select(row => row.Channel));
        foreach (var (id, channel, conversation) in found)
        {
            if (!threads.Contains(channel))
            {
                marks.Unsettle(channel, id);
            }

            marks.MarkStale(conversation);
        }

        await DeleteWordsAsync(found.SelectMany(row => once[row.Id].Words.Select(word => (word, row.Id))));
    }

    private async Task<HashSet<long>> FindThreadsAsync(IEnumerable<long> channels) =>
        [.. await connection.ReadAsync(Threads, [channels.Distinct().Order().ToArray()], cancellationToken)];

    private Task InsertWordsAsync(IEnumerable<(long Word, long Message)> words) =>
        ChangeWordsAsync("INSERT INTO words (word, message) SELECT * FROM unnest(@p0, @p1) ON CONFLICT (word, message) DO NOTHING", words);

    private Task DeleteWordsAsync(IEnumerable<(long Word, long Message)> words) => ChangeWordsAsync(
        "DELETE FROM words w USING unnest(@p0, @p1) AS g(word, message) WHERE w.word = g.word AND w.message = g.message", words);

    private async Task ChangeWordsAsync(string statement, IEnumerable<(long Word, long Message)> words)
    {
        var rows = words.Distinct().Order().ToList();
        if (rows.Count > 0)
        {
            await connection.ExecuteAsync(statement, ColumnsOf(rows), cancellationToken);
        }
    }

    private static long[] IdsOf(IEnumerable<StoredMessage> messages) => [.. messages.Select(stored => (long)stored.Message.Id.Value)];

    private static object[] ColumnsOf(List<(long Word, long Message)> rows) =>
        [rows.ConvertAll(row => row.Word).ToArray(), rows.ConvertAll(row => row.Message).ToArray()];
}
