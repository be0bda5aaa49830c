using Insights.App.Settings;
using Insights.App.Store;
using Insights.Tests.Fakes;
using Npgsql;

namespace Insights.Tests.Live;

/// <summary>
/// A real PostgreSQL server for the tests: the one that INSIGHTS_TEST_POSTGRES names (a connection string whose user may make databases),
/// else a cluster started on loopback; without either, tests are skipped.
/// </summary>
public sealed class LivePostgres : IAsyncLifetime
{
    private string? server;
    private int databases;

    private OwnPostgres? Own { get; set; }

    public async Task InitializeAsync()
    {
        server = Environment.GetEnvironmentVariable("INSIGHTS_TEST_POSTGRES");
        if (string.IsNullOrEmpty(server) && OwnPostgres.IsThere)
        {
            Own = new OwnPostgres();
            await Own.InitializeAsync();
            server = Own.ConnectionString;
        }
    }

    public async Task DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (Own is not null)
        {
            await Own.DisposeAsync();
        }
    }

    /// <summary>The connection string of a new, empty database; skips the test where there is no server.</summary>
    public string NewDatabase(string more = "")
    {
        Skip.If(string.IsNullOrEmpty(server), "No PostgreSQL server: INSIGHTS_TEST_POSTGRES is not set and postgresql-15 is not installed.");
        var name = FormattableString.Invariant($"insights_test_{Environment.ProcessId}_{Interlocked.Increment(ref databases)}");
        Execute(server!, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        Execute(server!, $"CREATE DATABASE {name}");
        return $"{new NpgsqlConnectionStringBuilder(server) { Database = name }};{more}";
    }

    /// <summary>As the settings make it of what was given.</summary>
    internal static string Completed(string connectionString) => Assert.IsType<StorePlace.OnServer>(
        StorePlace.Of(new StoreSettings { ConnectionString = connectionString, PseudonymKey = Key })).ConnectionString;

    internal static string Key { get; } = Convert.ToBase64String([.. Enumerable.Repeat((byte)7, 32)]);

    internal static Shell Use(Shell shell, string connectionString) => shell
        .With("INSIGHTS__Store__ConnectionString", connectionString).With("INSIGHTS__Store__PseudonymKey", Key);

    internal static void Execute(string connectionString, string sql)
    {
        using var connection = new NpgsqlConnection($"{connectionString};Pooling=false");
        connection.Open();
#pragma warning disable CA2100 // The tests' own statements.
        using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}

[CollectionDefinition(nameof(LivePostgres))]
public sealed class LivePostgresTests : ICollectionFixture<LivePostgres>;
