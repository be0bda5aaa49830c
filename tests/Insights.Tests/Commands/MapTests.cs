using System.Text.Json;
using System.Text.RegularExpressions;
using Insights.Tests.Fakes;

namespace Insights.Tests.Commands;

public sealed class MapTests
{
    [Fact]
    public async Task A_run_draws_every_conversation_that_asks_and_shows_no_more_than_the_listing()
    {
        using var shell = new Shell();
        var map = Path.Combine(shell.Folder, "map.html");
        var told = await shell.HereAsync("run", "--source", SmallCommunity.WriteTo(shell), "--map", map);
        Assert.Equal((0, ""), (told.Code, told.Error));

        var lines = File.ReadLines(Path.Combine(shell.Out, "conversations.jsonl")).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var asking = lines.Where(line => line.GetProperty("answerable").GetBoolean()).ToList();
        Assert.Equal(asking.Select(line => line.GetProperty("question").GetString()).Order(), DataOf(map, "text").Order());
        Assert.Equal(
            asking.Select(line => line.GetProperty("cluster").GetString()).OfType<string>().Distinct().Order(),
            Data(map).GetProperty("clusters").EnumerateArray().Select(cluster => cluster.GetProperty("id").GetString()!).Order());
    }

    [Fact]
    public async Task A_second_run_and_a_full_one_write_the_same_bytes()
    {
        using var shell = new Shell();
        var (source, map) = (SmallCommunity.WriteTo(shell), Path.Combine(shell.Folder, "map.html"));
        Assert.Equal(0, (await shell.HereAsync("run", "--source", source, "--map", map)).Code);
        var first = await File.ReadAllBytesAsync(map);
        File.Delete(map);
        Assert.Equal(0, (await shell.HereAsync("run", "--source", source, "--map", map, "--now", "2026-11-25T02:00:00Z")).Code);
        Assert.Equal(first, await File.ReadAllBytesAsync(map));
        Assert.Equal(0, (await shell.HereAsync("run", "--source", source, "--map", map, "--full")).Code);
        Assert.Equal(first, await File.ReadAllBytesAsync(map));
        Assert.False(File.Exists(map + ".tmp"));
    }

    [Fact]
    public async Task A_dry_run_writes_no_map()
    {
        using var shell = new Shell();
        var map = Path.Combine(shell.Folder, "map.html");
        Assert.Equal(0, (await shell.HereAsync("run", "--source", SmallCommunity.WriteTo(shell), "--dry-run", "--map", map)).Code);
        Assert.False(File.Exists(map));
    }

    [Theory]
    [InlineData("no-such-folder/map.html")]
    [InlineData("export")]
    [InlineData("export/")]
    [InlineData("a-file/map.html")]
    public async Task A_map_that_cannot_be_written_is_told_before_the_work(string name)
    {
        using var shell = new Shell();
        var source = SmallCommunity.WriteTo(shell);
        shell.Write("a-file", "mine");
        var told = await shell.RefusedAsync(2, "run", "--source", source, "--map", Path.Combine(shell.Folder, name));
        Assert.Contains("map", told.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(shell.Work, "store.db")));
        Assert.Equal(2, (await shell.RunAsync("eval", "cluster", Labelled(shell), "--map", Path.Combine(shell.Folder, name))).Code);
    }

    [Fact]
    public async Task Labelled_texts_are_drawn_by_label_and_by_cluster_masked_and_with_the_misplaced_marked()
    {
        using var shell = new Shell();
        var map = Path.Combine(shell.Folder, "map.html");
        var told = await shell.RunAsync("eval", "cluster", Labelled(shell), "--map", map);
        Assert.Equal((0, ""), (told.Code, told.Error));

        Assert.Equal(["Label", "Cluster"], Data(map).GetProperty("colourings").EnumerateArray().Select(colouring => colouring.GetProperty("name").GetString()));
        Assert.Equal(25, DataOf(map, "text").Count);
        Assert.DoesNotContain("ana@example.org", await File.ReadAllTextAsync(map), StringComparison.Ordinal);
        var misplaced = Data(map).GetProperty("misplaced").EnumerateArray().Select(point => DataOf(map, "text")[point.GetInt32()]).ToList();
        Assert.Contains("please refund the order I sent back", misplaced);
    }

    /// <summary>Two intents of twelve texts, and one text with the label of the other.</summary>
    private static string Labelled(Shell shell)
    {
        string[] things = ["the shoes", "my jacket", "a lamp", "the blue chair", "this phone", "the headset", "two shirts", "a broken mug", "the printer", "my tent", "the kettle", "a watch"];
        var lines = things.SelectMany((thing, place) => new[]
            {
                new { id = $"r{place}", text = $"please refund the order of {thing} I sent back", label = "refund" },
                new { id = $"w{place}", text = $"will it rain or snow tomorrow morning near town number {place}? write to ana@example.org", label = "weather" },
            })
            .Append(new { id = "x", text = "please refund the order I sent back", label = "weather" });
        return shell.Write("labelled.jsonl", string.Join('\n', lines.Select(line => JsonSerializer.Serialize(line))));
    }

    private static JsonElement Data(string map) =>
        JsonDocument.Parse(Regex.Match(File.ReadAllText(map), "(?s)id=\"data\">(.*?)</script>").Groups[1].Value).RootElement;

    private static List<string?> DataOf(string map, string column) => [.. Data(map).GetProperty(column).EnumerateArray().Select(value => value.GetString())];
}
