using System.Data;
using System.Net.Sockets;
using Npgsql;

namespace Insights.App.Store.Postgres;

/// <summary>Says in one line what a fault of the server means and what to do; never a value of a row.</summary>
internal static class PostgresFaults
{
    private const string Remedy = "start it or correct Store:ConnectionString, then start again; what was committed is kept.";

    /// <summary>True for what the driver throws about the server, or about a connection that the server ended before.</summary>
    public static bool Are(Exception cause, NpgsqlConnection connection) =>
        cause is NpgsqlException || (cause is InvalidOperationException && connection.FullState is ConnectionState.Closed or ConnectionState.Broken);

    public static Exception Explain(Exception cause, NpgsqlConnection connection)
    {
        // Host and port are unknown to a connection that is closed.
        var place = new NpgsqlConnectionStringBuilder(connection.ConnectionString);
        return Explain(cause, $"{place.Host}:{place.Port}, database {place.Database}");
    }

    private static Exception Explain(Exception cause, string store) => cause switch
    {
        PostgresException told => OfState(told, store),
        InvalidOperationException => new WorkFaultException($"The session on the PostgreSQL server of the store ({store}) broke; {Remedy}", cause),
        { InnerException: TimeoutException } => new WorkFaultException(
            $"The PostgreSQL server of the store ({store}) does not answer in time; {Remedy}", cause),
        { InnerException: SocketException or IOException or null } => new WorkFaultException(
            $"The PostgreSQL server of the store ({store}) is not there or went away ({OneLine(cause.Message)}); {Remedy}", cause),
        _ => new WorkFaultException($"The store on PostgreSQL ({store}) failed ({OneLine(cause.Message)}); {Remedy}", cause),
    };

    private static Exception OfState(PostgresException told, string store) => told.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => new UnusableException(
            $"The PostgreSQL server of the store ({store}) refuses the login; correct user and password in Store:ConnectionString.", told),
        PostgresErrorCodes.InvalidCatalogName => new UnusableException(
            $"The PostgreSQL server has no such database ({store}); make it with createdb, or correct Store:ConnectionString.", told),
        PostgresErrorCodes.InsufficientPrivilege => new UnusableException(
            $"The user of Store:ConnectionString may not use the store ({store}: {told.MessageText}); grant it the rights of the schema's owner and CREATE on the database.", told),
        PostgresErrorCodes.DiskFull or PostgresErrorCodes.ConfigurationLimitExceeded => new WorkFaultException(
            $"The disk of the PostgreSQL server is full ({store}); free some space and start again, what was committed is kept.", told),
        PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected => new WorkFaultException(
            $"The store on PostgreSQL ({store}) is locked by another run; wait for it to end, or end it, and start again.", told),
        PostgresErrorCodes.TooManyConnections => new WorkFaultException(
            $"The PostgreSQL server of the store ({store}) takes no more connections; raise max_connections or end some, then start again.", told),
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow => new WorkFaultException(
            $"The PostgreSQL server of the store ({store}) is shutting down or starting; {Remedy}", told),
        PostgresErrorCodes.ReadOnlySqlTransaction => new WorkFaultException(
            $"The PostgreSQL server of the store ({store}) takes no writes; name its primary in Store:ConnectionString.", told),
        _ => new WorkFaultException(
            $"The store on PostgreSQL ({store}) failed with {told.SqlState} ({OneLine(told.MessageText)}); look into the server's log, then start again.", told),
    };

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Trim().TrimEnd('.');
}
