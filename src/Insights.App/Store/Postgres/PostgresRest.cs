using Insights.Ingest;
using Npgsql;

namespace Insights.App.Store.Postgres;

/// <summary>What a batch holds beside channels and messages: names, cursors, coverage, looks, tombstones.</summary>
internal sealed class PostgresRest(NpgsqlConnection connection, StoreBatch batch, CancellationToken cancellationToken)
{
    public async Task WriteAsync()
    {
        await WriteAsync(
            "INSERT INTO names (hash, first_word, word_count, is_pending) SELECT * FROM unnest(@p0, @p1, @p2, @p3) "
            + "ON CONFLICT (hash) DO UPDATE SET is_pending = excluded.is_pending",
            batch.Names.GroupBy(name => name.Hash).Select(versions => versions.Last()).OrderBy(name => name.Hash).ToList(),
            names => [ArrayOf(names, name => name.Hash), ArrayOf(names, name => name.FirstWord), ArrayOf(names, name => name.WordCount), ArrayOf(names, name => name.IsPending)]);
        await WriteAsync(
            "INSERT INTO cursors (path, length, modified_ticks, head_hash) SELECT * FROM unnest(@p0, @p1, @p2, @p3) ON CONFLICT (path) "
            + "DO UPDATE SET length = excluded.length, modified_ticks = excluded.modified_ticks, head_hash = excluded.head_hash",
            batch.Cursors.GroupBy(cursor => cursor.Path).Select(versions => versions.Last()).OrderBy(cursor => cursor.Path).ToList(),
            cursors => [ArrayOf(cursors, one => one.Path), ArrayOf(cursors, one => one.Length), ArrayOf(cursors, one => one.ModifiedTicks), ArrayOf(cursors, one => one.HeadHash)]);
        foreach (var (sql, values) in batch.Coverage.SelectMany(RestOfBatch.StatementsOf))
        {
            await connection.ExecuteAsync(sql, values, cancellationToken);
        }

        foreach (var (sql, values) in batch.Looks.Select(LookStatements.Of))
        {
            await connection.ExecuteAsync(sql, values, cancellationToken);
        }

        await WriteAsync(
            "INSERT INTO tombstones (hash) SELECT * FROM unnest(@p0) ON CONFLICT (hash) DO NOTHING",
            batch.Tombstones.Distinct().Order().ToList(),
            tombstones => [ArrayOf(tombstones, one => one)]);
    }

    private async Task WriteAsync<T>(string sql, List<T> rows, Func<List<T>, object[]> columns)
    {
        if (rows.Count > 0)
        {
            await connection.ExecuteAsync(sql, columns(rows), cancellationToken);
        }
    }

    private static TValue[] ArrayOf<T, TValue>(List<T> rows, Converter<T, TValue> value) => [.. rows.ConvertAll(value)];
}
