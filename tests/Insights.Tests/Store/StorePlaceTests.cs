using Insights.Tests.Fakes;

namespace Insights.Tests.Store;

public sealed class StorePlaceTests
{
    private const string Server = "Host=127.0.0.1;Database=insights;Username=u;Password=hidden";

    [Fact]
    public async Task PostgreSQL_without_a_key_is_refused_and_says_how_to_make_one()
    {
        using var shell = new Shell().With("INSIGHTS__Store__ConnectionString", Server);
        var told = await shell.RefusedAsync(2, "run", "--source", SmallCommunity.WriteTo(shell));
        Assert.Contains("Store:PseudonymKey must be given", told.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", told.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("somewhere")]
    [InlineData("Host=x;Colour=hidden")]
    [InlineData("Filename=")]
    public async Task A_connection_string_that_names_no_place_is_refused_without_repeating_it(string connectionString)
    {
        using var shell = new Shell().With("INSIGHTS__Store__ConnectionString", connectionString);
        var told = await shell.RefusedAsync(2, "doctor");
        Assert.Contains("Store:ConnectionString cannot be used", told.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", told.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_SQLite_file_may_lie_elsewhere()
    {
        using var shell = new Shell();
        var file = Path.Combine(shell.Folder, "elsewhere.db");
        shell.With("INSIGHTS__Store__ConnectionString", $"Data Source={file}");
        Assert.Equal(0, (await shell.HereAsync("run", "--source", SmallCommunity.WriteTo(shell))).Code);
        Assert.True(File.Exists(file));
        Assert.False(File.Exists(Path.Combine(shell.Work, "store.db")));
        Assert.Contains(file, (await shell.HereAsync("doctor")).Output, StringComparison.Ordinal);
    }
}
