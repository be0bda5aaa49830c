using Insights.Tests.Fakes;

namespace Insights.Tests.Commands;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("INSIGHTS__Review__MinAuthor", "2", "Review:MinAuthor")]
    [InlineData("INSIGHTS__Nonsense__Key", "2", "Nonsense")]
    [InlineData("INSIGHTS__Review__MinAuthors", "0", "Review:MinAuthors")]
    [InlineData("INSIGHTS__Review__MinAuthors", "two", "Review:MinAuthors")]
    [InlineData("INSIGHTS__Publish__MinContinuity", "1.5", "Publish:MinContinuity")]
    [InlineData("INSIGHTS__Embedding__Model", "no-such-model", "no-such-model")]
    public async Task A_setting_that_cannot_be_used_is_named_before_anything_is_read(string variable, string value, string named)
    {
        using var shell = new Shell().With(variable, value);
        var told = await shell.HereAsync("run", "--source", SampleCommunity.Folder);
        Assert.Equal(2, told.Code);
        Assert.Contains(named, told.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(shell.Work));
    }

    [Fact]
    public async Task A_secret_is_read_from_the_file_that_is_named_and_never_echoed()
    {
        using var shell = new Shell();
        var secret = "dG9vIHNob3J0";
        shell.With("INSIGHTS__Store__PseudonymKeyFile", shell.Write("key", secret));
        var told = await shell.HereAsync("run", "--source", SampleCommunity.Folder);
        Assert.Equal(2, told.Code);
        Assert.Contains("Store:PseudonymKey", told.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, told.Error, StringComparison.Ordinal);
    }
}
