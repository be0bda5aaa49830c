using Insights.Tests.Fakes;

namespace Insights.Tests.Commands;

public sealed class SiteTests
{
    [Fact]
    public async Task A_run_writes_the_site_and_one_without_news_changes_no_byte_of_it()
    {
        using var shell = new Shell().With("INSIGHTS__Web__PublicUri", "https://faq.example.org/");
        var (export, site) = (SmallCommunity.WriteTo(shell), Path.Combine(shell.Folder, "site"));
        Assert.Equal(0, (await shell.HereAsync("run", "--source", export, "--site", site)).Code);
        var before = Contents(site);
        Assert.Contains("index.html", before.Keys);
        Assert.Contains("map.html", before.Keys);
        Assert.Contains("https://faq.example.org/q/", before["sitemap.xml"], StringComparison.Ordinal);
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(shell.Out, "faq.json")), before["faq.json"]);
        Assert.Equal(0, (await shell.HereAsync("run", "--source", export, "--site", site)).Code);
        Assert.Equal(before, Contents(site));
    }

    [Fact]
    public async Task A_site_that_cannot_be_a_folder_is_refused_before_the_work()
    {
        using var shell = new Shell();
        var told = await shell.RefusedAsync(2, "run", "--source", SmallCommunity.WriteTo(shell), "--site", shell.Write("site", "a file"));
        Assert.Contains("--site", told.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(shell.Work));
    }

    private static SortedDictionary<string, string> Contents(string folder) => new(
        Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(folder, file), File.ReadAllText), StringComparer.Ordinal);
}
