using Insights.App.Store.Postgres;
using Insights.Ingest;
using Insights.Tests.Fakes;
using Insights.Tests.Ingest;
using Npgsql;

namespace Insights.Tests.Live;

/// <summary>The store of record on a real PostgreSQL server.</summary>
[Collection(nameof(LivePostgres))]
public sealed class PostgresStoreTests(LivePostgres server) : MessageStoreConformance
{
    [SkippableFact]
    public async Task A_store_locked_by_another_run_is_a_fault_that_says_so()
    {
        var place = server.NewDatabase("Options=-c lock_timeout=300");
        await using var store = PostgresMessageStore.Open(place);
        await using (var other = new NpgsqlConnection(place))
        {
            await other.OpenAsync();
            await using var transaction = await other.BeginTransactionAsync();
            await using var command = new NpgsqlCommand("LOCK TABLE tombstones", other);
            await command.ExecuteNonQueryAsync();

            var fault = await Assert.ThrowsAsync<WorkFaultException>(
                () => store.WriteAsync(new StoreBatch { Tombstones = [1] }, CancellationToken.None));
            Assert.Contains("locked by another run", fault.Message, StringComparison.Ordinal);
        }

        await store.WriteAsync(new StoreBatch { Tombstones = [1] }, CancellationToken.None);
        Assert.Equal([1L], await store.ReadTombstonesAsync(CancellationToken.None));
    }

    [SkippableFact]
    public async Task A_store_of_a_newer_version_is_refused_and_left_alone()
    {
        var place = server.NewDatabase();
        await PostgresMessageStore.Open(place).DisposeAsync();
        LivePostgres.Execute(place, "INSERT INTO \"__EFMigrationsHistory\" VALUES ('29990101000000_Later', '99.0')");

        var fault = Assert.Throws<UnusableException>(() => PostgresMessageStore.Open(place));
        Assert.Contains("newer version", fault.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Workers_that_start_together_make_one_store()
    {
        var place = server.NewDatabase();
        var stores = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => PostgresMessageStore.Open(place))));
        await stores[0].WriteAsync(new StoreBatch { Tombstones = [5] }, CancellationToken.None);
        Assert.Equal([5L], await stores[5].ReadTombstonesAsync(CancellationToken.None));
        foreach (var store in stores)
        {
            await store.DisposeAsync();
        }
    }

    [SkippableFact]
    public async Task A_worker_with_another_key_is_refused()
    {
        var place = server.NewDatabase();
        await PostgresMessageStore.Open(place, IngestFolder.Key).DisposeAsync();
        await PostgresMessageStore.Open(place, IngestFolder.Key).DisposeAsync();

        var fault = Assert.Throws<UnusableException>(() => PostgresMessageStore.Open(place, new PseudonymKey(new byte[PseudonymKey.ByteLength])));
        Assert.Contains("another pseudonym key", fault.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_text_that_the_server_would_refuse_is_kept_as_far_as_it_can_be()
    {
        await using var store = Open();
        await store.WriteAsync(
            new StoreBatch
            {
                Messages = [MessageOf(501, Thread) with { Message = MessageOf(501, Thread).Message with { Text = new("a\0b \ud83d c 😀", []) } }],
            },
            CancellationToken.None);
        var back = Assert.Single(await store.ReadMessagesAsync([new MessageId(501)], CancellationToken.None));
        Assert.Equal("a\ufffdb \ufffd c 😀", back.Message.Text.Typed);
    }

    [SkippableFact]
    public async Task A_server_that_goes_away_or_is_full_is_a_fault_with_a_remedy()
    {
        await using var own = new OwnPostgres();
        await own.InitializeAsync();
        var place = await own.MakeFolderAsync("small");
        using var disk = SmallDisk.Mount(place);
        await OwnPostgres.GiveAsync(place);
        LivePostgres.Execute(own.ConnectionString, $"CREATE TABLESPACE small LOCATION '{place}'");
        await using var store = PostgresMessageStore.Open(own.ConnectionString);
        await store.WriteAsync(new StoreBatch { Tombstones = [1] }, CancellationToken.None);
        LivePostgres.Execute(own.ConnectionString, "ALTER TABLE tombstones SET TABLESPACE small");

        var full = await Assert.ThrowsAsync<WorkFaultException>(() => store.WriteAsync(
            new StoreBatch { Tombstones = [.. Enumerable.Range(2, 400_000).Select(number => (long)number * 7919)] }, CancellationToken.None));
        Assert.Contains("full", full.Message, StringComparison.Ordinal);
        Assert.Equal([1L], await store.ReadTombstonesAsync(CancellationToken.None));

        await own.KillAsync();
        var gone = await Assert.ThrowsAsync<WorkFaultException>(() => store.ReadTombstonesAsync(CancellationToken.None));
        Assert.Contains("Store:ConnectionString", gone.Message, StringComparison.Ordinal);
        Assert.Throws<WorkFaultException>(() => PostgresMessageStore.Open(own.ConnectionString));
        NpgsqlConnection.ClearAllPools();
    }

    protected override IMessageStore Open() => PostgresMessageStore.Open(LivePostgres.Completed(server.NewDatabase()));
}
