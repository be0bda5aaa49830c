using System.Data.Common;
using Insights.Ingest;

namespace Insights.App.Store;

/// <summary>Writes a batch with prepared statements in one transaction.</summary>
internal sealed class BatchWriter : IDisposable
{
    /// <summary>Id, guild, name, its marks, parent, whether it is a thread.</summary>
    internal const string UpsertChannel =
        "INSERT INTO channels (" + MessageColumns.OfChannel + ") VALUES (@p0, @p1, @p2, @p3, @p4, @p5) "
        + "ON CONFLICT (id) DO UPDATE SET guild = excluded.guild, name = excluded.name, name_marks = excluded.name_marks, "
        + "parent = excluded.parent, is_thread = excluded.is_thread";

    private readonly DbConnection connection;
    private readonly ConversationMarks marks;
    private readonly Dictionary<string, Statement> statements = [];
    private readonly object?[] row = new object?[MessageColumns.Count + 1];

    public BatchWriter(DbConnection connection)
    {
        this.connection = connection;
        marks = new ConversationMarks(connection);
    }

    public void Write(StoreBatch batch)
    {
        try
        {
            Commits.Run(connection, () => WriteAll(batch));
        }
        catch
        {
            marks.Forget();
            throw;
        }
    }

    public void Dispose()
    {
        marks.Dispose();
        foreach (var statement in statements.Values)
        {
            statement.Dispose();
        }
    }

    private Statement Prepared(string sql, int parameters)
    {
        if (!statements.TryGetValue(sql, out var statement))
        {
            statements[sql] = statement = new Statement(connection, sql, parameters);
        }

        return statement;
    }

    private void WriteAll(StoreBatch batch)
    {
        foreach (var gone in batch.GoneChannels)
        {
            marks.Remove((long)gone.Id.Value);
            foreach (var (sql, values) in LookStatements.Of(gone))
            {
                Prepared(sql, values.Length).Execute(values);
            }
        }

        foreach (var channel in batch.Channels)
        {
            WriteChannel(channel);
        }

        WriteMessages(batch.Messages);
        foreach (var gone in batch.Deleted)
        {
            Delete(gone);
        }

        RestOfBatch.Write(batch, Prepared);
        marks.Flush();
    }

    private void WriteChannel(StoredChannel stored)
    {
        var channel = stored.Channel;
        var id = (long)channel.Id.Value;
        var known = marks.FindIsThread(id);
        Prepared(
            UpsertChannel,
            6).Execute(
            id, (long)channel.Guild.Value, stored.Title.Typed, RowBytes.OfMarks(stored.Title.Marks), (long?)channel.Parent?.Value, channel.IsThread);
        WriteWords(stored.Words, id);
        if (!channel.IsThread)
        {
            return;
        }

        marks.Create(id, id, asThread: true);
        if (known != true)
        {
            TakeOpening(id);
        }
    }

    /// <summary>A new thread takes the message it was made from out of the parent's talks.</summary>
    private void TakeOpening(long thread)
    {
        using (var opening = Prepared("SELECT channel, conversation FROM messages WHERE id = @p0 AND channel <> @p0", 1).Read(thread))
        {
            if (!opening.Read())
            {
                return;
            }

            marks.Unsettle(opening.GetInt64(0), thread);
            if (!opening.IsDBNull(1))
            {
                marks.MarkStale(opening.GetInt64(1));
            }
        }

        Prepared("UPDATE messages SET conversation = id, parent = NULL WHERE id = @p0", 1).Execute(thread);
    }

    private void WriteMessages(IReadOnlyList<StoredMessage> messages)
    {
        const string values = " VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14, @p15, @p16, ";
        const string update = " ON CONFLICT (id) DO UPDATE SET " + MessageColumns.Update;
        const string into = "INSERT INTO messages (" + MessageColumns.Names + ", conversation)" + values;
        foreach (var stored in messages)
        {
            var id = (long)stored.Message.Id.Value;
            var channel = (long)stored.Message.Channel.Value;
            MessageColumns.Fill(row, stored);
            if (marks.FindIsThread(channel) == true)
            {
                row[^1] = channel;
                Prepared(into + "@p17)" + update + ", conversation = excluded.conversation", MessageColumns.Count + 1).Execute(row);
                marks.MarkStale(channel);
            }
            else
            {
                Prepared(into + "(SELECT c.id FROM channels c WHERE c.id = @p0 AND c.is_thread))" + update, MessageColumns.Count)
                    .Execute(row.AsSpan(0, MessageColumns.Count));
                marks.MarkStaleOfMessage(id);
                if (stored.MayMove)
                {
                    marks.Unsettle(channel, id);
                }
            }

            foreach (var word in stored.GoneWords)
            {
                Prepared("DELETE FROM words WHERE word = @p0 AND message = @p1", 2).Execute(word, id);
            }
        }

        // In the order of the index, so that neighbours in it are written together.
        foreach (var (word, message) in messages
            .SelectMany(stored => stored.Words.Select(word => (word, (long)stored.Message.Id.Value)))
            .Order())
        {
            Prepared(RestOfBatch.InsertWord, 2).Execute(word, message);
        }
    }

    private void WriteWords(IReadOnlyList<long> words, long message)
    {
        foreach (var word in words)
        {
            Prepared(RestOfBatch.InsertWord, 2).Execute(word, message);
        }
    }

    private void Delete(ErasedMessage gone)
    {
        var id = (long)gone.Id.Value;
        using (var reader = Prepared("SELECT channel, conversation FROM messages WHERE id = @p0", 1).Read(id))
        {
            if (!reader.Read())
            {
                return;
            }

            var channel = reader.GetInt64(0);
            if (marks.FindIsThread(channel) != true)
            {
                marks.Unsettle(channel, id);
            }

            if (!reader.IsDBNull(1))
            {
                marks.MarkStale(reader.GetInt64(1));
            }
        }

        Prepared("DELETE FROM messages WHERE id = @p0", 1).Execute(id);
        foreach (var word in gone.Words)
        {
            Prepared("DELETE FROM words WHERE word = @p0 AND message = @p1", 2).Execute(word, id);
        }
    }
}
