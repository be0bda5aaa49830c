using Npgsql;

namespace Insights.App.Store.Postgres;

/// <summary>
/// Keeps two runs on one database apart, wherever they work. The server holds the lock for as long as the session lives, so a killed
/// run leaves none behind.
/// </summary>
internal sealed class PostgresLock : IDisposable
{
    /// <summary>Numbers of our locks in a database; others' programs rarely share it, and then not these.</summary>
    public const long Migration = 0x494E_5349_4748_5401, Night = 0x494E_5349_4748_5402, Setup = 0x494E_5349_4748_5403, Bot = 0x494E_5349_4748_5404;

    /// <summary>Stands before the hash of a record's name; a lock of two numbers is never one of the above.</summary>
    public const int Lines = 0x494E_5349;

    private static readonly RowQuery<bool> Alone = new("SELECT pg_try_advisory_lock(@p0)", row => row.GetBoolean(0));

    private static readonly RowQuery<bool> Together = new("SELECT pg_try_advisory_lock_shared(@p0)", row => row.GetBoolean(0));

    private static readonly RowQuery<bool> InTurn = new("SELECT pg_advisory_lock(@p0) IS NOT NULL", row => row.GetBoolean(0));

    // A worker that ends takes its session along; one whose machine or network is gone is told by its silence, after half a minute.
    private const string Watch = "-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=4 -c tcp_user_timeout=30000";

    /// <summary>Whoever answers later than this may be dead.</summary>
    private const int LongestAnswerSeconds = 5;

    private PostgresLock(NpgsqlConnection session) => Session = session;

    /// <summary>The session that holds the lock: what is written over it is written by the one who holds it.</summary>
    public NpgsqlConnection Session { get; }

    /// <summary>Null where another session has it.</summary>
    public static PostgresLock? TryTake(string connectionString, long number) => Take(connectionString, number, Alone);

    /// <summary>One of many that keep away who wants it alone; null where such a one has it.</summary>
    public static PostgresLock? TryShare(string connectionString, long number) => Take(connectionString, number, Together);

    /// <summary>Waits until it is free.</summary>
    public static PostgresLock Wait(string connectionString, long number) => Take(connectionString, number, InTurn)!;

    /// <summary>Asks over one session, again and again, until it is free.</summary>
    public static async Task<PostgresLock> TakeAsync(
        string connectionString, long number, TimeSpan pause, TimeProvider clock, CancellationToken cancellationToken)
    {
        var candidate = Connect(connectionString);
        try
        {
            while (!await candidate.AskAsync("SELECT pg_try_advisory_lock(@p0)", number, cancellationToken))
            {
                await Task.Delay(pause, clock, cancellationToken);
            }

            return candidate;
        }
        catch (Exception cause) when (PostgresFaults.Are(cause, candidate.Session))
        {
            candidate.Dispose();
            throw PostgresFaults.Explain(cause, candidate.Session);
        }
        catch
        {
            candidate.Dispose();
            throw;
        }
    }

    /// <summary>False where the session broke, and the lock with it; where the server is silent, it may be another's any moment.</summary>
    public async Task<bool> IsHeldAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await AskAsync("SELECT @p0 <> 0", 1, cancellationToken);
        }
        catch (Exception cause) when (PostgresFaults.Are(cause, Session))
        {
            return false;
        }
    }

    public void Dispose() => Session.Dispose();

    private static PostgresLock? Take(string connectionString, long number, RowQuery<bool> take)
    {
        var candidate = Connect(connectionString);
        try
        {
            if (candidate.Session.Read(take, number)[0])
            {
                return candidate;
            }
        }
        catch (NpgsqlException cause)
        {
            candidate.Dispose();
            throw PostgresFaults.Explain(cause, candidate.Session);
        }

        candidate.Dispose();
        return null;
    }

    private static PostgresLock Connect(string connectionString)
    {
        // A session of its own: a pooled one would go on living after us.
        var session = PostgresOpening.Connect(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, Options = Watched(connectionString) }.ToString());
        return new PostgresLock(session);
    }

    private static string Watched(string connectionString) => $"{new NpgsqlConnectionStringBuilder(connectionString).Options} {Watch}".Trim();

    private async Task<bool> AskAsync(string question, long number, CancellationToken cancellationToken)
    {
#pragma warning disable CA2100 // Texts of this class.
        await using var command = new NpgsqlCommand(question, Session) { CommandTimeout = LongestAnswerSeconds };
#pragma warning restore CA2100
        command.Parameters.AddWithValue("p0", number);
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
