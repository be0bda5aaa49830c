using System.Data.Common;
using Insights.App.Settings;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Insights.App.Store;

/// <summary>Where the store of record lies.</summary>
internal abstract record StorePlace
{
    /// <summary>How long a statement waits for another's transaction, and how long one may take.</summary>
    private const int LockedMilliseconds = 30_000, LongestCommandSeconds = 300;

    private StorePlace()
    {
    }

    /// <summary>In one SQLite file; null: in the work folder.</summary>
    public sealed record InFile(string? Path) : StorePlace;

    /// <summary>On a PostgreSQL server.</summary>
    public sealed record OnServer(string ConnectionString) : StorePlace
    {
        /// <summary>Without user and password.</summary>
        public override string ToString()
        {
            var parts = new NpgsqlConnectionStringBuilder(ConnectionString);
            return $"{parts.Database} on {parts.Host}:{parts.Port}";
        }
    }

    /// <exception cref="UnusableException">The settings name no place that we know.</exception>
    public static StorePlace Of(StoreSettings settings)
    {
        if (settings.ConnectionString.Length == 0)
        {
            return new InFile(null);
        }

        try
        {
            var parts = new DbConnectionStringBuilder { ConnectionString = settings.ConnectionString };
            return parts.ContainsKey("Host") || parts.ContainsKey("Server")
                ? Server(parts, new NpgsqlConnectionStringBuilder(settings.ConnectionString), settings)
                : new InFile(new SqliteConnectionStringBuilder(settings.ConnectionString).DataSource is { Length: > 0 } file
                    ? Path.GetFullPath(file)
                    : throw new ArgumentException("no place"));
        }
        catch (Exception cause) when (cause is ArgumentException or KeyNotFoundException or FormatException)
        {
            // The text may hold a password and is not repeated.
            throw new UnusableException(
                "The setting Store:ConnectionString cannot be used; give 'Data Source=FILE' for SQLite, "
                + "or 'Host=…;Database=…;Username=…;Password=…' for PostgreSQL.",
                cause);
        }
    }

    private static OnServer Server(DbConnectionStringBuilder given, NpgsqlConnectionStringBuilder parts, StoreSettings settings)
    {
        if (settings.PseudonymKey.Length == 0)
        {
            throw new UnusableException(
                "With the store on PostgreSQL the setting Store:PseudonymKey must be given, the same to every worker: base64 of 32 random bytes, "
                + "such as 'openssl rand -base64 32' prints; a community that moves there from a work folder gives what its pseudonym.key holds.");
        }

        parts.ApplicationName ??= "insights";
        parts.MaxAutoPrepare = Math.Max(parts.MaxAutoPrepare, 40);
        parts.Options ??= $"-c lock_timeout={LockedMilliseconds}";
        parts.CommandTimeout = given.ContainsKey("Command Timeout") ? parts.CommandTimeout : LongestCommandSeconds;
        return new OnServer(parts.ToString());
    }
}
