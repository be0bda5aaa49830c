using Insights.Ingest;

namespace Insights.App.Store;

/// <summary>What a batch holds beside channels and messages: names, cursors, coverage, looks, tombstones.</summary>
internal static class RestOfBatch
{
    public const string InsertWord = "INSERT INTO words (word, message) VALUES (@p0, @p1) ON CONFLICT (word, message) DO NOTHING";

    public static void Write(StoreBatch batch, Func<string, int, Statement> prepared)
    {
        foreach (var name in batch.Names)
        {
            prepared(
                "INSERT INTO names (hash, first_word, word_count, is_pending) VALUES (@p0, @p1, @p2, @p3) "
                + "ON CONFLICT (hash) DO UPDATE SET is_pending = excluded.is_pending",
                4).Execute(name.Hash, name.FirstWord, name.WordCount, name.IsPending);
        }

        foreach (var cursor in batch.Cursors)
        {
            prepared(
                "INSERT INTO cursors (path, length, modified_ticks, head_hash) VALUES (@p0, @p1, @p2, @p3) ON CONFLICT (path) "
                + "DO UPDATE SET length = excluded.length, modified_ticks = excluded.modified_ticks, head_hash = excluded.head_hash",
                4).Execute(cursor.Path, cursor.Length, cursor.ModifiedTicks, cursor.HeadHash);
        }

        foreach (var (sql, values) in batch.Coverage.SelectMany(StatementsOf))
        {
            prepared(sql, values.Length).Execute(values);
        }

        foreach (var (sql, values) in batch.Looks.Select(LookStatements.Of))
        {
            prepared(sql, values.Length).Execute(values);
        }

        foreach (var tombstone in batch.Tombstones)
        {
            prepared("INSERT INTO tombstones (hash) VALUES (@p0) ON CONFLICT (hash) DO NOTHING", 1).Execute(tombstone);
        }
    }

    /// <summary>What a later, complete export spans has nothing more to say.</summary>
    public static IEnumerable<(string Sql, object[] Values)> StatementsOf(ExportCoverage coverage)
    {
        var (channel, moment) = ((long)coverage.Channel.Value, coverage.ExportedAt.ToUnixTimeMilliseconds());
        var (from, to) = ((long)coverage.From.Value, (long)coverage.To.Value);
        if (coverage.IsComplete)
        {
            yield return (
                "DELETE FROM coverage WHERE channel = @p0 AND exported_at <= @p1 AND from_id >= @p2 AND to_id <= @p3",
                [channel, moment, from, to]);
        }

        yield return (
            "INSERT INTO coverage (channel, exported_at, from_id, to_id, is_complete) VALUES (@p0, @p1, @p2, @p3, @p4) "
            + "ON CONFLICT (channel, exported_at, from_id) DO UPDATE SET to_id = excluded.to_id, is_complete = excluded.is_complete",
            [channel, moment, from, to, coverage.IsComplete]);
    }
}
