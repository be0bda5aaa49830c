using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Insights.App.Store.Postgres;

/// <summary>Connects to the store's database and brings it to the newest version.</summary>
internal static class PostgresOpening
{
    private static readonly StoreVersions Versions = new(typeof(PostgresStoreContext));

    // Looked up in the catalogue itself: what to_regclass remembers may be older than the lock that was waited for.
    private static readonly RowQuery<bool> IsThere = new(
        $"SELECT EXISTS (SELECT 1 FROM pg_tables WHERE schemaname = current_schema() AND tablename = '{StoreVersions.History}')",
        row => row.GetBoolean(0));

    private static readonly RowQuery<string> Applied = new(
        $"SELECT \"MigrationId\" FROM \"{StoreVersions.History}\" ORDER BY \"MigrationId\"", row => row.GetString(0));

    private static readonly RowQuery<string> Tables = new(
        "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename", row => row.GetString(0));

    /// <summary>A connection to a store of this version.</summary>
    public static NpgsqlConnection Open(string connectionString)
    {
        var connection = Connect(connectionString);
        try
        {
            Migrate(connection);
            return connection;
        }
        catch (NpgsqlException cause)
        {
            connection.Dispose();
            throw PostgresFaults.Explain(cause, connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>A connection to whatever is there.</summary>
    public static NpgsqlConnection Connect(string connectionString)
    {
        var connection = new NpgsqlConnection(connectionString);
        try
        {
            connection.Open();
            return connection;
        }
        catch (NpgsqlException cause)
        {
            connection.Dispose();
            throw PostgresFaults.Explain(cause, connection);
        }
    }

    /// <summary>True where the database holds a store, of whichever version.</summary>
    public static bool HoldsStore(NpgsqlConnection connection) => ReadApplied(connection).Count > 0;

    private static void Migrate(NpgsqlConnection connection)
    {
        var store = $"{connection.Database} on {connection.Host}";
        if (Versions.IsNewest(ReadApplied(connection), store))
        {
            return;
        }

        // Workers that start together: the first migrates, the others find it done.
        using var transaction = connection.BeginTransaction();
        connection.Execute("SELECT pg_advisory_xact_lock(@p0)", PostgresLock.Migration);
        var applied = ReadApplied(connection);
        if (!Versions.IsNewest(applied, store))
        {
            if (applied.Count > 0)
            {
                CopyBefore(connection, applied[^1]);
            }

            var options = new DbContextOptionsBuilder<PostgresStoreContext>().UseNpgsql(connection).Options;
            using var context = new PostgresStoreContext(options);
            connection.Execute(StoreVersions.ScriptFrom(context, applied));
        }

        transaction.Commit();
    }

    /// <summary>A store of an older version is kept as it was, table by table, in a schema beside; made in the migration's own transaction.</summary>
    private static void CopyBefore(NpgsqlConnection connection, string version)
    {
        var copy = $"insights_before_{StoreVersions.StampOf(version)}";
        var tables = connection.Read(Tables);
        connection.Execute($"DROP SCHEMA IF EXISTS \"{copy}\" CASCADE");
        connection.Execute($"CREATE SCHEMA \"{copy}\"");
        foreach (var table in tables)
        {
            connection.Execute($"CREATE TABLE \"{copy}\".\"{table}\" AS TABLE \"{table}\"");
        }
    }

    private static List<string> ReadApplied(NpgsqlConnection connection) => connection.Read(IsThere)[0] ? connection.Read(Applied) : [];
}
