using Insights.App.Store;
using Insights.Tests.Fakes;

namespace Insights.Tests.Store;

public sealed class PseudonymKeyFileTests : IDisposable
{
    private readonly IngestFolder folder = new();

    private string KeyFile => Path.Combine(folder.Root, "pseudonym.key");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_key_is_made_once_for_its_owner_alone()
    {
        var made = PseudonymKeyFile.Open("", KeyFile, storeExists: false);
        var read = PseudonymKeyFile.Open("", KeyFile, storeExists: true);

        Assert.Equal(made.PseudonymOf("1"), read.PseudonymOf("1"));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyFile));
        }
    }

    [Fact]
    public void A_given_key_wins_and_no_file_is_made()
    {
        var given = PseudonymKeyFile.Open(Convert.ToBase64String(new byte[32]), KeyFile, storeExists: false);

        Assert.Equal(new Insights.Ingest.PseudonymKey(new byte[32]).PseudonymOf("1"), given.PseudonymOf("1"));
        Assert.False(File.Exists(KeyFile));
    }

    [Fact]
    public void A_store_without_its_key_is_refused()
    {
        Assert.Throws<UnusableException>(() => PseudonymKeyFile.Open("", KeyFile, storeExists: true));
        Assert.Throws<UnusableException>(() => PseudonymKeyFile.Open("no base64!", KeyFile, storeExists: true));
    }
}
