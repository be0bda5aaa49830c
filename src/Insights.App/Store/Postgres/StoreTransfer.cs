using System.Data;
using System.Data.Common;
using Insights.Publish;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Insights.App.Store.Postgres;

/// <summary>Copies a store between a server and a file, so that a backup is the same wherever it was made and goes back to wherever it is wanted.</summary>
internal static class StoreTransfer
{
    /// <summary>Writes the store and the records of one moment; others may write meanwhile.</summary>
    public static IReadOnlyList<SharedRecord> ToFile(string connectionString, string file, Predicate<string> isKept)
    {
        using var server = PostgresOpening.Open(connectionString);
        using var target = StoreOpening.Open(file);
        return Do(server, file, () =>
        {
            using var moment = server.BeginTransaction(IsolationLevel.RepeatableRead);
            Commits.Run(target, () => Each(table => CopyOut(server, target, table)));
            KeyMark.Copy(server, target);
            StoreOpening.Checkpoint(target);
            return PostgresRecords.ReadAll(server, isKept);
        });
    }

    /// <summary>Replaces the store and these records by those of a file, all or nothing.</summary>
    public static void ToServer(string file, string connectionString, IReadOnlyList<SharedRecord> records)
    {
        using var server = PostgresOpening.Open(connectionString);
        using var source = StoreOpening.Open(file);
        Do(server, file, () =>
        {
            using var transaction = server.BeginTransaction();
            Each(table =>
            {
                server.Execute($"TRUNCATE {table.Name}");
                CopyIn(source, server, table);
            });
            KeyMark.Copy(source, server);
            PostgresRecords.Write(server, records);
            transaction.Commit();
            return true;
        });
    }

    private static void Each(Action<StoreTable> copy)
    {
        foreach (var table in StoreTable.All())
        {
            copy(table);
        }
    }

    private static void CopyOut(NpgsqlConnection server, SqliteConnection target, StoreTable table)
    {
        using var insert = new Statement(target, table.Insert, table.Columns.Count);
        var row = new object?[table.Columns.Count];
#pragma warning disable CA2100 // Names of the model's tables and columns.
        using var select = new NpgsqlCommand(table.Select, server);
#pragma warning restore CA2100
        using var reader = select.ExecuteReader();
        while (reader.Read())
        {
            for (var place = 0; place < row.Length; place++)
            {
                row[place] = reader.IsDBNull(place) ? null : reader.GetValue(place);
            }

            insert.Execute(row);
        }
    }

    private static void CopyIn(SqliteConnection source, NpgsqlConnection server, StoreTable table)
    {
        using var select = new Statement(source, table.Select, 0);
        using var reader = select.Read();
        using var rows = server.BeginBinaryImport(table.Copy);
        while (reader.Read())
        {
            rows.StartRow();
            for (var place = 0; place < table.Columns.Count; place++)
            {
                Write(rows, reader, place, table.Columns[place].Type);
            }
        }

        rows.Complete();
    }

    private static void Write(NpgsqlBinaryImporter rows, DbDataReader reader, int place, Type type)
    {
        if (reader.IsDBNull(place))
        {
            rows.WriteNull();
        }
        else if (type == typeof(long))
        {
            rows.Write(reader.GetInt64(place));
        }
        else if (type == typeof(int))
        {
            rows.Write(reader.GetInt32(place));
        }
        else if (type == typeof(bool))
        {
            rows.Write(reader.GetBoolean(place));
        }
        else if (type == typeof(string))
        {
            rows.Write(PostgresText.Of(reader.GetString(place)));
        }
        else
        {
            rows.Write(reader.GetFieldValue<byte[]>(place));
        }
    }

    private static T Do<T>(NpgsqlConnection server, string file, Func<T> copy)
    {
        try
        {
            return copy();
        }
        catch (SqliteException cause)
        {
            throw StoreFaults.Explain(cause, file);
        }
        catch (Exception cause) when (PostgresFaults.Are(cause, server))
        {
            throw PostgresFaults.Explain(cause, server);
        }
    }
}
