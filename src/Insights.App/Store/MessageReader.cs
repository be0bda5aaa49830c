using System.Data.Common;
using Insights.Ingest;

namespace Insights.App.Store;

/// <summary>Reads messages, channels and what is known of sources.</summary>
internal sealed class MessageReader(DbConnection connection) : IDisposable
{
    private readonly Statement version = new(connection, "SELECT source_hash, seen_at FROM messages WHERE id = @p0", 1);
    private readonly Statement message = new(connection, "SELECT " + MessageColumns.Names + " FROM messages WHERE id = @p0", 1);
    private readonly Statement channel = new(
        connection, "SELECT " + MessageColumns.OfChannel + " FROM channels WHERE id = @p0", 1);
    private readonly Statement members = new(
        connection, "SELECT " + MessageColumns.Names + " FROM messages WHERE conversation = @p0 ORDER BY id", 1);
    private readonly Statement conversation = new(
        connection, "SELECT channel, fingerprint FROM conversations WHERE id = @p0 AND fingerprint IS NOT NULL", 1);

    public Dictionary<MessageId, MessageVersion> FindVersions(IReadOnlyCollection<MessageId> ids)
    {
        var versions = new Dictionary<MessageId, MessageVersion>(ids.Count);
        foreach (var id in ids)
        {
            using var reader = version.Read((long)id.Value);
            if (reader.Read())
            {
                versions[id] = new MessageVersion(
                    reader.GetInt64(0), DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(1)));
            }
        }

        return versions;
    }

    public List<StoredMessage> ReadMessages(IReadOnlyCollection<MessageId> ids)
    {
        var messages = new List<StoredMessage>(ids.Count);
        foreach (var id in ids.Order())
        {
            using var reader = message.Read((long)id.Value);
            if (reader.Read())
            {
                messages.Add(MessageColumns.Read(reader));
            }
        }

        return messages;
    }

    public StoredChannel? FindChannel(ChannelId id)
    {
        using var reader = channel.Read((long)id.Value);
        return reader.Read() ? StoreQueries.ReadChannel(reader) : null;
    }

    public Conversation? FindConversation(ConversationId id)
    {
        ChannelId place;
        string fingerprint;
        using (var reader = conversation.Read((long)id.Value))
        {
            if (!reader.Read())
            {
                return null;
            }

            place = new ChannelId((ulong)reader.GetInt64(0));
            fingerprint = reader.GetString(1);
        }

        var messages = new List<Message>();
        using (var reader = members.Read((long)id.Value))
        {
            while (reader.Read())
            {
                messages.Add(MessageColumns.Read(reader).Message);
            }
        }

        return messages.Count > 0 && FindChannel(place) is { } home
            ? new Conversation
            {
                Id = id,
                Channel = home.Channel,
                Title = home.Channel.IsThread ? home.Title : null,
                Messages = messages,
                Fingerprint = fingerprint,
            }
            : null;
    }

    public List<T> ReadAll<T>(RowQuery<T> query, params ReadOnlySpan<object?> values)
    {
        using var statement = new Statement(connection, query.Sql, values.Length);
        using var reader = statement.Read(values);
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(query.Read(reader));
        }

        return rows;
    }

    public void Dispose()
    {
        version.Dispose();
        message.Dispose();
        channel.Dispose();
        members.Dispose();
        conversation.Dispose();
    }
}
