using System.Globalization;
using Npgsql;

namespace Insights.App.Store.Postgres;

/// <summary>Statements with parameters @p0, @p1, ... by position; lists travel as one array each.</summary>
internal static class Calls
{
    public static async Task<int> ExecuteAsync(
        this NpgsqlConnection connection, string sql, IReadOnlyList<object?> values, CancellationToken cancellationToken)
    {
        await using var command = Make(connection, sql, values);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public static async Task<List<T>> ReadAsync<T>(
        this NpgsqlConnection connection, RowQuery<T> query, IReadOnlyList<object?> values, CancellationToken cancellationToken)
    {
        await using var command = Make(connection, query.Sql, values);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(query.Read(reader));
        }

        return rows;
    }

    public static int Execute(this NpgsqlConnection connection, string sql, params IReadOnlyList<object?> values)
    {
        using var command = Make(connection, sql, values);
        return command.ExecuteNonQuery();
    }

    public static List<T> Read<T>(this NpgsqlConnection connection, RowQuery<T> query, params IReadOnlyList<object?> values)
    {
        using var command = Make(connection, query.Sql, values);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(query.Read(reader));
        }

        return rows;
    }

    private static NpgsqlCommand Make(NpgsqlConnection connection, string sql, IReadOnlyList<object?> values)
    {
#pragma warning disable CA2100 // Every text is a constant of this folder and the one above; values travel as parameters.
        var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        for (var place = 0; place < values.Count; place++)
        {
            command.Parameters.AddWithValue(string.Create(CultureInfo.InvariantCulture, $"p{place}"), values[place] ?? DBNull.Value);
        }

        return command;
    }
}
