using System.IO.Compression;
using Insights.App.Store;
using Insights.Tests.Fakes;
using Microsoft.Data.Sqlite;

namespace Insights.Tests.Store;

/// <summary>A store that the first version wrote: the small community, by the program before the second migration.</summary>
public sealed class OlderStoreTests : IDisposable
{
    private static readonly string Older = Path.Combine(SampleCommunity.Root, "tests", "Insights.Tests", "Store", "Older", "opening.db.gz");

    private readonly Shell shell = new Shell().With("INSIGHTS__Store__PseudonymKey", Convert.ToBase64String([.. Enumerable.Repeat((byte)7, 32)]));

    private string Store => Path.Combine(shell.Work, "store.db");

    private string Copy => Store + ".before-20261124015742";

    public void Dispose() => shell.Dispose();

    [Fact]
    public async Task It_is_migrated_after_a_copy_and_goes_on_as_if_it_had_been_new()
    {
        Unpack();
        using var fresh = new Shell().With("INSIGHTS__Store__PseudonymKey", Convert.ToBase64String([.. Enumerable.Repeat((byte)7, 32)]));
        var told = await shell.HereAsync("run", "--source", SmallCommunity.WriteTo(shell));
        Assert.True(told.Code == 0, told.Error);
        Assert.Contains("0 new, 0 changed and 72 known messages", told.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await fresh.HereAsync("run", "--source", SmallCommunity.WriteTo(fresh))).Code);
        Assert.Equal(fresh.Published(), shell.Published());

        Assert.Equal(["20261124015742_Opening"], Versions(Copy));
        Assert.Equal(["20261124015742_Opening", "20261128051646_Sharing", "20261128060000_Looks"], Versions(Store));
        var copied = File.GetLastWriteTimeUtc(Copy);
        Assert.Equal(0, (await shell.HereAsync("doctor")).Code);
        Assert.Equal(copied, File.GetLastWriteTimeUtc(Copy));
    }

    [Fact]
    public async Task A_copy_that_was_cut_short_is_made_again()
    {
        Unpack();
        await File.WriteAllTextAsync(Copy + ".tmp", "half a copy");
        await SqliteMessageStore.Open(Store).DisposeAsync();
        Assert.Equal(["20261124015742_Opening"], Versions(Copy));
        Assert.False(File.Exists(Copy + ".tmp"));
    }

    private void Unpack()
    {
        Directory.CreateDirectory(shell.Work);
        using var packed = new GZipStream(File.OpenRead(Older), CompressionMode.Decompress);
        using var store = File.Create(Store);
        packed.CopyTo(store);
    }

    private static List<string> Versions(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT MigrationId FROM __EFMigrationsHistory ORDER BY MigrationId";
        using var reader = command.ExecuteReader();
        var versions = new List<string>();
        while (reader.Read())
        {
            versions.Add(reader.GetString(0));
        }

        return versions;
    }
}
