using System.Data.Common;
using Insights.Ingest;
using Insights.Ingest.Texts;

namespace Insights.App.Store;

/// <summary>What is read of the store in the same words whichever database holds it.</summary>
internal static class StoreQueries
{
    private const string Onward =
        "SELECT " + MessageColumns.Names + ", conversation, parent FROM messages m WHERE channel = @p0 AND id ";

    private const string WithoutTaken =
        " AND NOT EXISTS (SELECT 1 FROM channels t WHERE t.id = m.id AND t.is_thread) ORDER BY m.id ";

    public static RowQuery<FileCursor> Cursors { get; } = new(
        "SELECT path, length, modified_ticks, head_hash FROM cursors ORDER BY path",
        row => new FileCursor(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)));

    public static RowQuery<AuthorName> Names { get; } = new(
        "SELECT hash, first_word, word_count, is_pending FROM names ORDER BY hash",
        row => new AuthorName(row.GetInt64(0), row.GetInt64(1), row.GetInt32(2), row.GetBoolean(3)));

    public static RowQuery<long> Tombstones { get; } = new("SELECT hash FROM tombstones ORDER BY hash", row => row.GetInt64(0));

    public static RowQuery<ExportCoverage> Coverage { get; } = new(
        "SELECT channel, exported_at, from_id, to_id, is_complete FROM coverage WHERE channel = @p0 ORDER BY exported_at, from_id",
        row => new ExportCoverage(
            new ChannelId((ulong)row.GetInt64(0)),
            DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)),
            new MessageId((ulong)row.GetInt64(2)),
            new MessageId((ulong)row.GetInt64(3)),
            row.GetBoolean(4)));

    public static RowQuery<ChannelId> ChannelIds { get; } = new(
        "SELECT id FROM channels ORDER BY id", row => new ChannelId((ulong)row.GetInt64(0)));

    public static RowQuery<ConversationStamp> Stamps { get; } = new(
        "SELECT id, fingerprint FROM conversations WHERE id > @p0 AND fingerprint IS NOT NULL ORDER BY id LIMIT @p1",
        row => new ConversationStamp(new ConversationId((ulong)row.GetInt64(0)), row.GetString(1)));

    public static RowQuery<UnsettledChannel> Unsettled { get; } = new(
        "SELECT id, unsettled_from FROM channels WHERE unsettled_from IS NOT NULL AND NOT is_thread ORDER BY id",
        row => new UnsettledChannel(new ChannelId((ulong)row.GetInt64(0)), new MessageId((ulong)row.GetInt64(1))));

    public static RowQuery<FiledMessage> FiledOnward { get; } = new(Onward + ">= @p1" + WithoutTaken + "LIMIT @p2", ReadFiled);

    /// <summary>The last ones before, latest first.</summary>
    public static RowQuery<FiledMessage> FiledBefore { get; } = new(Onward + "< @p1" + WithoutTaken + "DESC LIMIT @p2", ReadFiled);

    public static RowQuery<StaleConversation> Stale { get; } = new(
        "SELECT id, channel, fingerprint FROM conversations WHERE is_stale ORDER BY id LIMIT @p0",
        row => new StaleConversation(row.GetInt64(0), row.GetInt64(1), row.IsDBNull(2) ? null : row.GetString(2)));

    public static RowQuery<long> ConversationCount { get; } = new("SELECT count(*) FROM conversations", row => row.GetInt64(0));

    public static StoredChannel ReadChannel(DbDataReader row)
    {
        var title = new MarkedText(row.GetString(2), RowBytes.ToMarks(MessageColumns.Bytes(row, 3)));
        return new StoredChannel(
            new Channel(
                new ChannelId((ulong)row.GetInt64(0)),
                new GuildId((ulong)row.GetInt64(1)),
                title.Typed,
                row.IsDBNull(4) ? null : new ChannelId((ulong)row.GetInt64(4)),
                row.GetBoolean(5)),
            title,
            []);
    }

    private static FiledMessage ReadFiled(DbDataReader row)
    {
        var message = MessageColumns.Read(row).Message;
        return new FiledMessage(
            message,
            row.IsDBNull(MessageColumns.Count) || row.IsDBNull(MessageColumns.Count + 1)
                ? null
                : new TalkFiling(
                    message.Id,
                    new ConversationId((ulong)row.GetInt64(MessageColumns.Count)),
                    new MessageId((ulong)row.GetInt64(MessageColumns.Count + 1))));
    }
}

/// <summary>A conversation whose fingerprint must be made anew, and the one it had; null where it is new.</summary>
internal readonly record struct StaleConversation(long Id, long Channel, string? Fingerprint);
