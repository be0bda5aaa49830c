using System.Data;
using System.Text;
using Insights.Publish;
using Npgsql;

namespace Insights.App.Store.Postgres;

/// <summary>Records as rows of the store's database, for all workers that are connected to it. Safe from several threads.</summary>
internal sealed class PostgresRecords(string connectionString) : ISharedRecords
{
    private static readonly RowQuery<byte[]> Content = new("SELECT content FROM records WHERE name = @p0", row => row.GetFieldValue<byte[]>(0));

    private static readonly RowQuery<string> Present = new(
        "SELECT name FROM records WHERE name = @p0 UNION SELECT name FROM record_lines WHERE name = @p0", row => row.GetString(0));

    private static readonly RowQuery<string> Names = new(
        "SELECT name FROM records WHERE starts_with(name, @p0) UNION SELECT name FROM record_lines WHERE starts_with(name, @p0)",
        row => row.GetString(0));

    private static readonly RowQuery<(long Number, string Text)> Lines = new(
        "SELECT number, text FROM record_lines WHERE name = @p0 ORDER BY number", row => (row.GetInt64(0), row.GetString(1)));

    // Lines of a record that was replaced, as by a restored backup, lie in its content.
    private const string AddOnce =
        """
        INSERT INTO record_lines (name, text) SELECT @p0, @p1
        WHERE NOT EXISTS (SELECT 1 FROM record_lines WHERE name = @p0 AND text = @p1)
          AND NOT EXISTS (SELECT 1 FROM records WHERE name = @p0 AND position(convert_to(chr(10) || @p1 || chr(10), 'UTF8') IN '\x0a'::bytea || content || '\x0a'::bytea) > 0)
        """;

    private readonly Lock writing = new();
    private PostgresLock? held;
    private bool isMigrated;

    public byte[]? Read(string name) => OfOneMoment(connection => Read(connection, name));

    public bool Exists(string name)
    {
        using var connection = Open();
        return Do(connection, own => own.Read(Present, name).Count > 0);
    }

    public IReadOnlyList<SharedRecord> ReadFolder(string folder) => OfOneMoment(connection => connection.Read(Names, folder + "/")
        .Order(StringComparer.Ordinal)
        .Select(name => new SharedRecord(name, Read(connection, name)))
        .ToList());

    public void Replace(IReadOnlyList<SharedRecord> records)
    {
        // Who holds the lock writes over its session: where that broke, another may hold the lock by now, and nothing is written.
        lock (writing)
        {
            if (held is { Session: var session })
            {
                Do(session, connection => Replace(connection, records));
                return;
            }
        }

        using var connection = Open();
        Do(connection, own => Replace(own, records));
    }

    public void Append(string name, params IReadOnlyList<string> lines)
    {
        using var connection = Open();
        Do(connection, own => own.Execute(
            "INSERT INTO record_lines (name, text) SELECT @p0, text FROM unnest(@p1) WITH ORDINALITY AS l(text, place) ORDER BY place", name, lines.ToArray()));
    }

    public bool AppendOnce(string name, string line)
    {
        using var connection = Open();
        return Do(connection, own =>
        {
            // In a statement before: one that waited for the lock itself would not see what its last holder added.
            using var transaction = own.BeginTransaction();
            own.Execute("SELECT pg_advisory_xact_lock(@p0, hashtext(@p1))", PostgresLock.Lines, name);
            var added = own.Execute(AddOnce, name, line);
            transaction.Commit();
            return added > 0;
        });
    }

    public int Prune(string name, Predicate<string> keeps)
    {
        using var connection = Open();
        return Do(connection, own =>
        {
            using var transaction = own.BeginTransaction(IsolationLevel.RepeatableRead);
            var whole = own.Read(Content, name).Select(LinesOf).FirstOrDefault([]);
            var kept = whole.FindAll(keeps);
            if (kept.Count < whole.Count)
            {
                own.Execute("UPDATE records SET content = @p1 WHERE name = @p0", name, Encoding.UTF8.GetBytes(string.Concat(kept.Select(line => line + "\n"))));
            }

            var gone = own.Read(Lines, name).FindAll(line => !keeps(line.Text));
            own.Execute("DELETE FROM record_lines WHERE number = ANY(@p0)", gone.ConvertAll(line => line.Number).ToArray());
            transaction.Commit();
            return whole.Count - kept.Count + gone.Count;
        });
    }

    public IDisposable? TryLock()
    {
        held = PostgresLock.TryTake(connectionString, PostgresLock.Night);
        return held is null ? null : new Release(this, held);
    }

    /// <summary>All records of names that are wanted; within a transaction of the caller's.</summary>
    public static IReadOnlyList<SharedRecord> ReadAll(NpgsqlConnection connection, Predicate<string> isWanted) =>
    [
        .. connection.Read(Names, "").Where(name => isWanted(name)).Order(StringComparer.Ordinal).Select(name => new SharedRecord(name, Read(connection, name))),
    ];

    private static int Replace(NpgsqlConnection connection, IReadOnlyList<SharedRecord> records)
    {
        using var transaction = connection.BeginTransaction();
        Write(connection, records);
        transaction.Commit();
        return records.Count;
    }

    /// <summary>Within a transaction of the caller's.</summary>
    public static void Write(NpgsqlConnection connection, IReadOnlyList<SharedRecord> records)
    {
        foreach (var record in records.OrderBy(record => record.Name, StringComparer.Ordinal))
        {
            connection.Execute("DELETE FROM record_lines WHERE name = @p0", record.Name);
            if (record.Content is { } content)
            {
                connection.Execute(
                    "INSERT INTO records (name, content) VALUES (@p0, @p1) ON CONFLICT (name) DO UPDATE SET content = excluded.content",
                    record.Name,
                    content);
            }
            else
            {
                connection.Execute("DELETE FROM records WHERE name = @p0", record.Name);
            }
        }
    }

    private static byte[]? Read(NpgsqlConnection connection, string name)
    {
        var whole = connection.Read(Content, name);
        var lines = connection.Read(Lines, name);
        if (whole.Count + lines.Count == 0)
        {
            return null;
        }

        // A last line that was cut must not run into the next.
        var content = whole.FirstOrDefault([]);
        var isCut = lines.Count > 0 && content is [.., not (byte)'\n'];
        return [.. content, .. Encoding.UTF8.GetBytes((isCut ? "\n" : "") + string.Concat(lines.Select(line => line.Text + "\n")))];
    }

    private static List<string> LinesOf(byte[] content) => [.. Encoding.UTF8.GetString(content).Split('\n', StringSplitOptions.RemoveEmptyEntries)];

    private static T Do<T>(NpgsqlConnection connection, Func<NpgsqlConnection, T> work)
    {
        try
        {
            return work(connection);
        }
        catch (Exception cause) when (PostgresFaults.Are(cause, connection))
        {
            throw PostgresFaults.Explain(cause, connection);
        }
    }

    private T OfOneMoment<T>(Func<NpgsqlConnection, T> read)
    {
        using var connection = Open();
        return Do(connection, own =>
        {
            using var transaction = own.BeginTransaction(IsolationLevel.RepeatableRead);
            return read(own);
        });
    }

    private NpgsqlConnection Open()
    {
        var connection = isMigrated ? PostgresOpening.Connect(connectionString) : PostgresOpening.Open(connectionString);
        isMigrated = true;
        return connection;
    }

    private sealed class Release(PostgresRecords records, PostgresLock held) : IDisposable
    {
        public void Dispose()
        {
            lock (records.writing)
            {
                records.held = null;
                held.Dispose();
            }
        }
    }
}
