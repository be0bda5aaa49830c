using Insights.App.Store.Postgres;
using Insights.Ingest;
using Insights.Tests.Fakes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace Insights.Tests.Live;

/// <summary>A store on PostgreSQL as the version before the last migration left it.</summary>
[Collection(nameof(LivePostgres))]
public sealed class OlderPostgresStoreTests(LivePostgres server) : IDisposable
{
    private const string Older = "20261128051658_Opening";
    private const string Copy = "insights_before_20261128051658";
    private static readonly string[] Newest = [Older, "20261128060000_Looks"];

    private readonly List<Shell> shells = [];

    public void Dispose() => shells.ForEach(shell => shell.Dispose());

    [SkippableFact]
    public async Task It_is_migrated_after_a_copy_and_goes_on_as_if_it_had_been_new()
    {
        var (shell, place) = await MakeAsync(isMined: true);
        var published = shell.Published();
        var before = Rows(place, "public");
        Assert.Contains("messages", before.Keys);
        Assert.Contains("records", before.Keys);

        // Workers that start together make one copy, and it is of the old store.
        var stores = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => PostgresMessageStore.Open(place))));
        foreach (var store in stores)
        {
            await store.DisposeAsync();
        }

        Assert.Equal(Newest, Versions(place, "public"));
        Assert.Equal([Older], Versions(place, Copy));
        Assert.Equal(before, Rows(place, Copy));
        Assert.Equal(0L, Scalar(place, "SELECT count(*) FROM looks"));

        var told = await shell.HereAsync("run", "--source", SmallCommunity.WriteTo(shell));
        Assert.True(told.Code == 0, told.Error);
        Assert.Contains("0 new, 0 changed and 72 known messages; 0 conversations read differently", told.Output, StringComparison.Ordinal);
        Assert.Equal(published, shell.Published());
        Assert.Equal(0, (await shell.HereAsync("doctor")).Code);
        Assert.Equal(before, Rows(place, Copy));
    }

    [SkippableFact]
    public async Task A_migration_that_fails_leaves_the_store_as_it_was_and_no_copy()
    {
        var (shell, place) = await MakeAsync(isMined: false);
        LivePostgres.Execute(place, "CREATE VIEW looks AS SELECT 1 AS channel");
        var before = Rows(place, "public");

        var told = await shell.RefusedAsync(1, "run", "--source", SmallCommunity.WriteTo(shell));
        Assert.Contains("look into the server's log", told.Error, StringComparison.Ordinal);
        Assert.Equal(before, Rows(place, "public"));
        Assert.Empty(Rows(place, Copy));

        LivePostgres.Execute(place, "DROP VIEW looks");
        await PostgresMessageStore.Open(place).DisposeAsync();
        Assert.Equal(before, Rows(place, Copy));
        Assert.Equal(Newest, Versions(place, "public"));
    }

    [SkippableFact]
    public async Task A_user_who_may_make_no_schema_is_told_so_and_nothing_is_touched()
    {
        var (shell, place) = await MakeAsync(isMined: false);
        var owner = $"narrow_{Environment.ProcessId}";
        var database = new NpgsqlConnectionStringBuilder(place).Database;
        LivePostgres.Execute(
            place,
            $"CREATE ROLE {owner} LOGIN PASSWORD 'narrow'; GRANT ALL ON SCHEMA public TO {owner}; REVOKE CREATE ON DATABASE {database} FROM PUBLIC, {owner}; "
            + $"GRANT ALL ON ALL TABLES IN SCHEMA public TO {owner}; GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO {owner}");
        try
        {
            LivePostgres.Use(shell, new NpgsqlConnectionStringBuilder(place) { Username = owner, Password = "narrow" }.ConnectionString);
            var told = await shell.RefusedAsync(2, "run", "--source", SmallCommunity.WriteTo(shell));
            Assert.Contains("CREATE on the database", told.Error, StringComparison.Ordinal);
            Assert.Equal([Older], Versions(place, "public"));
        }
        finally
        {
            NpgsqlConnection.ClearAllPools();
            LivePostgres.Execute(place, $"DROP OWNED BY {owner}; DROP ROLE {owner}");
        }
    }

    /// <summary>The program's own way back to the older version, so that tables and rows are what it had.</summary>
    private async Task<(Shell Shell, string Place)> MakeAsync(bool isMined)
    {
        var place = LivePostgres.Completed(server.NewDatabase());
        var shell = LivePostgres.Use(new Shell(), place);
        shells.Add(shell);
        await using (var store = PostgresMessageStore.Open(place, IngestFolder.Key))
        {
            await store.WriteAsync(new StoreBatch { Tombstones = [7, 8] }, CancellationToken.None);
        }

        if (isMined)
        {
            Assert.Equal(0, (await shell.HereAsync("run", "--source", SmallCommunity.WriteTo(shell))).Code);
        }

        await using var connection = new NpgsqlConnection(place);
        await using var context = new PostgresStoreContext(new DbContextOptionsBuilder<PostgresStoreContext>().UseNpgsql(connection).Options);
        LivePostgres.Execute(place, context.GetService<IMigrator>().GenerateScript(Newest[^1], Older, MigrationsSqlGenerationOptions.NoTransactions));
        Assert.Equal([Older], Versions(place, "public"));
        return (shell, place);
    }

    private static List<string> Versions(string place, string schema) =>
        Read(place, $"SELECT \"MigrationId\" FROM \"{schema}\".\"__EFMigrationsHistory\" ORDER BY 1");

    /// <summary>What each table of a schema holds, by its name: how many rows, and a hash of them all.</summary>
    private static SortedDictionary<string, string> Rows(string place, string schema)
    {
        var tables = Read(place, $"SELECT tablename::text FROM pg_tables WHERE schemaname = '{schema}' ORDER BY 1");
        return new SortedDictionary<string, string>(
            tables.ToDictionary(
                table => table,
                table => Read(place, $"SELECT count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))), '') FROM \"{schema}\".\"{table}\" t")[0]),
            StringComparer.Ordinal);
    }

    private static object? Scalar(string place, string sql)
    {
        using var connection = new NpgsqlConnection(place);
        connection.Open();
#pragma warning disable CA2100 // The tests' own statements.
        using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }

    private static List<string> Read(string place, string sql)
    {
        using var connection = new NpgsqlConnection(place);
        connection.Open();
#pragma warning disable CA2100 // The tests' own statements.
        using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }
}
