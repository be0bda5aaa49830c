using Npgsql;

namespace Insights.App.Store.Postgres;

/// <summary>Collects within a transaction which conversations become stale and from where flat channels are unsettled.</summary>
internal sealed class PostgresMarks
{
    private readonly SortedSet<long> stale = [];
    private readonly SortedDictionary<long, long> unsettled = [];

    public void MarkStale(long? conversation)
    {
        if (conversation is { } id)
        {
            stale.Add(id);
        }
    }

    public void Unsettle(long channel, long from) =>
        unsettled[channel] = unsettled.TryGetValue(channel, out var earlier) ? Math.Min(earlier, from) : from;

    /// <summary>Writes what was collected, at the end of the transaction; in order of the keys, so that two writers cannot lock each other out.</summary>
    public async Task FlushAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (stale.Count > 0)
        {
            await connection.ExecuteAsync(
                "UPDATE conversations SET is_stale = TRUE FROM (SELECT id AS marked FROM conversations WHERE id = ANY(@p0) AND NOT is_stale "
                + "ORDER BY id FOR UPDATE) AS m WHERE id = m.marked",
                [stale.ToArray()],
                cancellationToken);
        }

        if (unsettled.Count > 0)
        {
            await connection.ExecuteAsync(
                "UPDATE channels SET unsettled_from = u.first FROM unnest(@p0, @p1) AS u(channel, first) "
                + "WHERE id = u.channel AND (unsettled_from IS NULL OR unsettled_from > u.first)",
                [unsettled.Keys.ToArray(), unsettled.Values.ToArray()],
                cancellationToken);
        }
    }

    /// <summary>Makes conversations of a channel, stale as all that is new.</summary>
    public static Task CreateAsync(
        NpgsqlConnection connection, IEnumerable<long> conversations, long channel, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(
            "INSERT INTO conversations (id, channel, is_stale) SELECT id, @p1, TRUE FROM unnest(@p0) AS n(id) "
            + "ON CONFLICT (id) DO UPDATE SET is_stale = TRUE, channel = excluded.channel",
            [conversations.Distinct().Order().ToArray(), channel],
            cancellationToken);
}
