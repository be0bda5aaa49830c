using Microsoft.Data.Sqlite;

namespace Insights.App.Store;

/// <summary>Copies a store while others write to it.</summary>
internal static class StoreBackup
{
    /// <summary>Writes a consistent copy: the pages of one moment.</summary>
    /// <exception cref="WorkFaultException">Store or copy failed; the message says which remedy.</exception>
    public static void Copy(string store, string copy)
    {
        try
        {
            using var from = Open(store, SqliteOpenMode.ReadWrite);
            using var to = Open(copy, SqliteOpenMode.ReadWriteCreate);
            from.BackupDatabase(to);
        }
        catch (SqliteException cause)
        {
            throw StoreFaults.Explain(cause, store);
        }
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        using var patient = connection.CreateCommand();

        // The driver waits for locks in its commands only, and whoever opens or closes a store holds one for a moment.
        patient.CommandText = "PRAGMA busy_timeout = 30000";
        patient.ExecuteNonQuery();
        return connection;
    }
}
