using System.Text.RegularExpressions;
using Insights.Tests.Fakes;

namespace Insights.Tests.Web.Ops;

public sealed class OpsTests
{
    [Fact]
    public async Task Before_the_first_night_the_page_says_so()
    {
        using var shell = new Shell();
        await using var server = await RunningServer.StartAsync(shell);
        using var visitor = new Visitor(server.Client.BaseAddress!);

        Assert.Contains("No night has run yet.", (await visitor.OpenAsync("/ops")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nights_are_told_with_stage_times_counts_and_how_they_ended()
    {
        using var shop = await MinedShop.OpenAsync();
        await shop.NightAsync();
        Directory.CreateDirectory(Path.Combine(shop.Shell.Work, "runs", "2026-11-27"));

        // No time passes on the clock of a test.
        var kept = Path.Combine(shop.Shell.Work, "runs", "2026-11-25", "run.json");
        await File.WriteAllTextAsync(kept, Regex.Replace(await File.ReadAllTextAsync(kept), "\"(ingest|embed|cluster|classify|draft|review|publish)\": 0", "\"$1\": 1.5"));
        await using var server = await RunningServer.StartAsync(shop.Shell);
        using var visitor = new Visitor(server.Client.BaseAddress!);

        var page = (await visitor.OpenAsync("/ops")).Body;

        Assert.Contains("2026-11-27: did not come to an end", page, StringComparison.Ordinal);
        var rows = Regex.Matches(page, "<th scope=\"row\">(?<night>[^<]+)</th><td[^>]*>(?<end>[^<]+)</td>");
        Assert.Equal(
            ["2026-11-27 did not come to an end", "2026-11-26 done", "2026-11-25 done"],
            rows.Select(row => $"{row.Groups["night"].Value} {row.Groups["end"].Value}"));
        foreach (var stage in new[] { "ingest", "embed", "cluster", "classify", "draft", "review", "publish" })
        {
            Assert.Contains($"<title>11-25: {stage} 1.5</title>", page, StringComparison.Ordinal);
        }

        Assert.Contains($"<title>11-25: entries {shop.Ids().Count}</title>", page, StringComparison.Ordinal);
        Assert.Contains("<title>11-25: new 72</title>", page, StringComparison.Ordinal);
    }
}
