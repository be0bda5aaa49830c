using Npgsql;

namespace Insights.App.Store.Postgres;

/// <summary>
/// Keeps two runs on one database apart, wherever they work. The server holds the lock for as long as the session lives, so a killed
/// run leaves none behind.
/// </summary>
internal sealed class PostgresLock : IDisposable
{
    /// <summary>Numbers of our locks in a database; others' programs rarely share it, and then not these.</summary>
    public const long Migration = 0x494E_5349_4748_5401, Night = 0x494E_5349_4748_5402, Setup = 0x494E_5349_4748_5403;

    /// <summary>Stands before the hash of a record's name; a lock of two numbers is never one of the above.</summary>
    public const int Lines = 0x494E_5349;

    private static readonly RowQuery<bool> Alone = new("SELECT pg_try_advisory_lock(@p0)", row => row.GetBoolean(0));

    private static readonly RowQuery<bool> Together = new("SELECT pg_try_advisory_lock_shared(@p0)", row => row.GetBoolean(0));

    private static readonly RowQuery<bool> InTurn = new("SELECT pg_advisory_lock(@p0) IS NOT NULL", row => row.GetBoolean(0));

    private PostgresLock(NpgsqlConnection session) => Session = session;

    /// <summary>The session that holds the lock: what is written over it is written by the one who holds it.</summary>
    public NpgsqlConnection Session { get; }

    /// <summary>Null where another session has it.</summary>
    public static PostgresLock? TryTake(string connectionString, long number) => Take(connectionString, number, Alone);

    /// <summary>One of many that keep away who wants it alone; null where such a one has it.</summary>
    public static PostgresLock? TryShare(string connectionString, long number) => Take(connectionString, number, Together);

    /// <summary>Waits until it is free.</summary>
    public static PostgresLock Wait(string connectionString, long number) => Take(connectionString, number, InTurn)!;

    private static PostgresLock? Take(string connectionString, long number, RowQuery<bool> take)
    {
        // A session of its own: a pooled one would go on living after us.
        var session = PostgresOpening.Connect(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        try
        {
            if (session.Read(take, number)[0])
            {
                return new PostgresLock(session);
            }
        }
        catch (NpgsqlException cause)
        {
            session.Dispose();
            throw PostgresFaults.Explain(cause, session);
        }

        session.Dispose();
        return null;
    }

    public void Dispose() => Session.Dispose();
}
