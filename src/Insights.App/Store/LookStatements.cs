using Insights.Ingest;

namespace Insights.App.Store;

/// <summary>Where live channels stand, and channels that are no more: the same statements for both databases.</summary>
internal static class LookStatements
{
    private const string Columns = "channel, read_to, last_message, messages, total_sent, looked_at, look_before, state";

    public static RowQuery<ChannelLook> All { get; } = new(
        $"SELECT {Columns} FROM looks ORDER BY channel",
        row => new ChannelLook(new ChannelId((ulong)row.GetInt64(0)))
        {
            Cursor = new MessageId((ulong)row.GetInt64(1)),
            LastMessage = row.IsDBNull(2) ? null : new MessageId((ulong)row.GetInt64(2)),
            Messages = row.IsDBNull(3) ? null : row.GetInt32(3),
            TotalSent = row.IsDBNull(4) ? null : row.GetInt32(4),
            LookedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(5)),
            LookBefore = row.IsDBNull(6) ? null : new MessageId((ulong)row.GetInt64(6)),
            State = (LookState)row.GetInt32(7),
        });

    /// <summary>The cursor never moves back.</summary>
    public static (string Sql, object?[] Values) Of(ChannelLook look) => (
        $"INSERT INTO looks ({Columns}) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7) ON CONFLICT (channel) DO UPDATE SET "
        + "read_to = CASE WHEN excluded.read_to > looks.read_to THEN excluded.read_to ELSE looks.read_to END, "
        + "last_message = excluded.last_message, messages = excluded.messages, total_sent = excluded.total_sent, "
        + "looked_at = excluded.looked_at, look_before = excluded.look_before, state = excluded.state",
        [
            (long)look.Channel.Value, (long)look.Cursor.Value, (long?)look.LastMessage?.Value, look.Messages, look.TotalSent,
            look.LookedAt.ToUnixTimeMilliseconds(), (long?)look.LookBefore?.Value, (int)look.State,
        ]);

    /// <summary>The message that a thread was made from goes back to the talks of its channel.</summary>
    public static IEnumerable<(string Sql, object?[] Values)> Of(ErasedChannel gone)
    {
        var id = (long)gone.Id.Value;
        yield return (
            "UPDATE channels SET unsettled_from = @p0 WHERE id = (SELECT channel FROM messages WHERE id = @p0 AND channel <> @p0) "
            + "AND (unsettled_from IS NULL OR unsettled_from > @p0)",
            [id]);
        yield return ("UPDATE messages SET conversation = NULL, parent = NULL WHERE id = @p0 AND channel <> @p0", [id]);
        yield return ("UPDATE conversations SET is_stale = TRUE WHERE channel = @p0", [id]);
        foreach (var word in gone.Words)
        {
            yield return (
                "DELETE FROM words WHERE word = @p0 AND message = @p1 AND NOT EXISTS (SELECT 1 FROM messages WHERE id = @p1)", [word, id]);
        }

        yield return ("DELETE FROM channels WHERE id = @p0", [id]);
        yield return ("DELETE FROM looks WHERE channel = @p0", [id]);
        yield return ("DELETE FROM coverage WHERE channel = @p0", [id]);
    }
}
