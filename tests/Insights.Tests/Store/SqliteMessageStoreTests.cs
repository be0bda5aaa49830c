using Insights.App.Store;
using Insights.Ingest;
using Insights.Tests.Fakes;
using Insights.Tests.Ingest;
using Microsoft.Data.Sqlite;

namespace Insights.Tests.Store;

public sealed class SqliteMessageStoreTests : MessageStoreConformance, IDisposable
{
    private readonly IngestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_store_locked_by_another_run_is_a_fault_that_says_so()
    {
        await using var store = folder.OpenStore();
        await using var other = OpenRaw();
        Execute(other, "BEGIN IMMEDIATE");

        var fault = await Assert.ThrowsAsync<WorkFaultException>(
            () => store.WriteAsync(new StoreBatch { Tombstones = [1] }, CancellationToken.None));
        Assert.Contains("locked by another run", fault.Message, StringComparison.Ordinal);
        Execute(other, "ROLLBACK");
        await store.WriteAsync(new StoreBatch { Tombstones = [1] }, CancellationToken.None);
        Assert.Equal([1L], await store.ReadTombstonesAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_store_of_a_newer_version_is_refused_and_left_alone()
    {
        await folder.OpenStore().DisposeAsync();
        await using (var other = OpenRaw())
        {
            Execute(other, "INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Later', '99.0')");
        }

        var fault = Assert.Throws<UnusableException>(() => folder.OpenStore());
        Assert.Contains("newer version", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_store_is_a_fault_and_keeps_what_was_committed()
    {
        await using var store = folder.OpenStore();
        await store.WriteAsync(new StoreBatch { Tombstones = [1] }, CancellationToken.None);
        store.LimitToItsSize();

        var fault = await Assert.ThrowsAsync<WorkFaultException>(() => store.WriteAsync(
            new StoreBatch { Tombstones = [.. Enumerable.Range(2, 100_000).Select(number => (long)number * 7919)] }, CancellationToken.None));
        Assert.Contains("full", fault.Message, StringComparison.Ordinal);
        Assert.Equal([1L], await store.ReadTombstonesAsync(CancellationToken.None));
    }

    [Fact]
    public void A_file_that_is_no_store_is_refused()
    {
        Directory.CreateDirectory(folder.Root);
        File.WriteAllText(folder.StoreFile, new string('x', 5000));
        Assert.Throws<UnusableException>(() => folder.OpenStore());
    }

    [Fact]
    public void A_store_in_a_folder_that_is_not_there_is_refused() =>
        Assert.Throws<UnusableException>(() => SqliteMessageStore.Open(Path.Combine(folder.Root, "nowhere", "store.db")));

    protected override IMessageStore Open() => folder.OpenStore();

    private SqliteConnection OpenRaw()
    {
        var connection = new SqliteConnection($"Data Source={folder.StoreFile};Pooling=False");
        connection.Open();
        return connection;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests' own constants.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
