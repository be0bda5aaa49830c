using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Insights.App.Store;

/// <summary>Opens the store's database and brings it to the newest version.</summary>
internal static class StoreOpening
{
    /// <summary>How long a statement waits for another run's transaction before it gives up.</summary>
    private const int LockedSeconds = 3;

    private static readonly StoreVersions Versions = new(typeof(StoreContext));

    public static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = file,
            DefaultTimeout = LockedSeconds,
            Pooling = false,
        }.ToString());
        try
        {
            connection.Open();
            // Erased text must not linger in free pages; a killed run loses no committed transaction.
            Run(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON; PRAGMA cache_size=-32768; PRAGMA temp_store=MEMORY");
            Migrate(connection, file);
            return connection;
        }
        catch (SqliteException cause)
        {
            connection.Dispose();
            throw StoreFaults.Explain(cause, file);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Makes what was erased unreadable in the journal as well.</summary>
    public static void Checkpoint(SqliteConnection connection) => Run(connection, "PRAGMA wal_checkpoint(TRUNCATE)");

    private static void Migrate(SqliteConnection connection, string file)
    {
        var applied = ReadApplied(connection);
        if (Versions.IsNewest(applied, file))
        {
            return;
        }

        if (applied.Count > 0)
        {
            CopyBefore(file, applied[^1]);
        }

        using var context = new StoreContext(new DbContextOptionsBuilder<StoreContext>().UseSqlite(connection).Options);
        using var transaction = connection.BeginTransaction();
        Run(connection, StoreVersions.ScriptFrom(context, applied), transaction);
        transaction.Commit();
    }

    /// <summary>A store of an older version is kept beside as it was; a copy that was cut short is none.</summary>
    private static void CopyBefore(string file, string version)
    {
        var copy = $"{file}.before-{StoreVersions.StampOf(version)}";
        if (!File.Exists(copy))
        {
            File.Delete(copy + ".tmp");
            StoreBackup.Copy(file, copy + ".tmp");
            File.Move(copy + ".tmp", copy);
        }
    }

    private static List<string> ReadApplied(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM sqlite_master WHERE name = '{StoreVersions.History}'";
        if ((long)command.ExecuteScalar()! == 0)
        {
            return [];
        }

        command.CommandText = $"SELECT MigrationId FROM {StoreVersions.History} ORDER BY MigrationId";
        using var reader = command.ExecuteReader();
        var applied = new List<string>();
        while (reader.Read())
        {
            applied.Add(reader.GetString(0));
        }

        return applied;
    }

    private static void Run(SqliteConnection connection, string sql, SqliteTransaction? transaction = null)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants above, and the script that EF Core makes of the migrations.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Transaction = transaction;
        command.ExecuteNonQuery();
    }
}
