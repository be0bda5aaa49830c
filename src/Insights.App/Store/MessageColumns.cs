using System.Data.Common;
using Insights.Ingest;
using Insights.Ingest.Texts;

namespace Insights.App.Store;

/// <summary>The columns of a message in the order in which they are written and read.</summary>
internal static class MessageColumns
{
    public const int Count = 17;

    public const string Names =
        "id, channel, source_hash, stamp, seen_at, marks_version, kind, flags, sent_at, edited_at, author, reply_to, "
        + "mentions, reactions, marks, text, attached";

    public const string OfChannel = "id, guild, name, name_marks, parent, is_thread";

    /// <summary>What a newer version of a message replaces.</summary>
    public const string Update =
        "channel = excluded.channel, source_hash = excluded.source_hash, stamp = excluded.stamp, "
        + "seen_at = excluded.seen_at, marks_version = excluded.marks_version, kind = excluded.kind, flags = excluded.flags, "
        + "sent_at = excluded.sent_at, edited_at = excluded.edited_at, author = excluded.author, reply_to = excluded.reply_to, "
        + "mentions = excluded.mentions, reactions = excluded.reactions, marks = excluded.marks, text = excluded.text, "
        + "attached = excluded.attached";

    private const int IsBot = 1, IsPinned = 2, AddressesMachine = 4;

    public static void Fill(Span<object?> values, StoredMessage stored)
    {
        var message = stored.Message;
        values[0] = (long)message.Id.Value;
        values[1] = (long)message.Channel.Value;
        values[2] = stored.SourceHash;
        values[3] = stored.Stamp;
        values[4] = stored.SeenAt.ToUnixTimeMilliseconds();
        values[5] = stored.MarksVersion;
        values[6] = (int)message.Kind;
        values[7] = (message.IsBot ? IsBot : 0) | (message.IsPinned ? IsPinned : 0) | (message.AddressesMachine ? AddressesMachine : 0);
        values[8] = message.SentAt.ToUnixTimeMilliseconds();
        values[9] = message.EditedAt?.ToUnixTimeMilliseconds();
        values[10] = RowBytes.OfPseudonym(message.Author);
        values[11] = (long?)message.ReplyTo?.Value;
        values[12] = RowBytes.OfPseudonyms(message.Mentions);
        values[13] = RowBytes.OfReactions(message.Reactions);
        values[14] = RowBytes.OfMarks(message.Text.Marks);
        values[15] = message.Text.Typed;
        values[16] = RowBytes.OfTexts(message.Attached);
    }

    public static StoredMessage Read(DbDataReader reader)
    {
        var flags = reader.GetInt32(7);
        return new StoredMessage
        {
            SourceHash = reader.GetInt64(2),
            Stamp = reader.GetInt64(3),
            SeenAt = Moment(reader.GetInt64(4)),
            MarksVersion = reader.GetInt32(5),
            Message = new Message
            {
                Id = new MessageId((ulong)reader.GetInt64(0)),
                Channel = new ChannelId((ulong)reader.GetInt64(1)),
                Kind = (MessageKind)reader.GetInt32(6),
                IsBot = (flags & IsBot) != 0,
                IsPinned = (flags & IsPinned) != 0,
                AddressesMachine = (flags & AddressesMachine) != 0,
                SentAt = Moment(reader.GetInt64(8)),
                EditedAt = reader.IsDBNull(9) ? null : Moment(reader.GetInt64(9)),
                Author = RowBytes.ToPseudonym(reader.GetInt64(10)),
                ReplyTo = reader.IsDBNull(11) ? null : new MessageId((ulong)reader.GetInt64(11)),
                Mentions = RowBytes.ToPseudonyms(Bytes(reader, 12)),
                Reactions = RowBytes.ToReactions(Bytes(reader, 13)),
                Text = new MarkedText(reader.GetString(15), RowBytes.ToMarks(Bytes(reader, 14))),
                Attached = RowBytes.ToTexts(Bytes(reader, 16)),
            },
        };
    }

    public static byte[]? Bytes(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<byte[]>(column);

    private static DateTimeOffset Moment(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
