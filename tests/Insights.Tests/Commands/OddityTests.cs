using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Insights.Tests.Fakes;

namespace Insights.Tests.Commands;

/// <summary>What is odd in a source is counted, and the rest of it becomes a FAQ all the same.</summary>
public sealed class OddityTests
{
    private const string Placeholder = "PLACEHOLDER";
    private static readonly SearchValues<char> Unseen = SearchValues.Create("\u202E\u202C\u200B\u2067\u2069\uFEFF\uDB40");

    [Fact]
    public async Task A_small_community_without_oddities_becomes_entries_without_a_warning()
    {
        using var shell = new Shell();
        var told = await shell.HereAsync("run", "--source", SmallCommunity.WriteTo(shell));
        Assert.Equal((0, ""), (told.Code, told.Error));
        Assert.Empty(Warnings(shell));
        Assert.NotEmpty(SmallCommunity.EntriesOf(shell));
    }

    [Fact]
    public async Task A_message_of_twenty_megabytes_is_cut_and_counted()
    {
        using var shell = new Shell();
        var long20 = string.Concat(Enumerable.Repeat("the ledger is long ", 1 + (20_000_000 / 19)));
        await MineAsync(shell, "oversized content: 1", Last(thread => thread.Add(WrittenExport.At(29_000), Placeholder, "900")), long20);
        Assert.All(Directory.GetFiles(shell.Out), file => Assert.True(new FileInfo(file).Length < 1_000_000, file));
    }

    [Theory]
    [InlineData(@"half a sign \ud83d of two")]
    [InlineData(@"the other half \ude00 of two")]
    [InlineData(@"\ude00\ud83d the wrong way round")]
    [InlineData(@"nothing \u0000 at all")]
    public async Task Broken_Unicode_is_replaced_and_counted(string escaped)
    {
        using var shell = new Shell();
        await MineAsync(shell, "odd unicode: 1", Last(thread => thread.Add(WrittenExport.At(29_000), Placeholder, "900")), escaped);
    }

    [Theory]
    [InlineData("\u202Ethe payroll export loses umlauts\u202C")]
    [InlineData("pay\u200Broll ex\u200Dport\uFEFF loses umlauts")]
    [InlineData("\u2067the payroll export\u2069 loses umlauts \U000E0041")]
    public async Task Signs_that_nobody_sees_reach_no_page(string words)
    {
        using var shell = new Shell();
        var threads = SmallCommunity.Threads();
        var odd = WrittenExport.At(29_000);
        threads = [.. threads, WrittenExport.Thread(odd, words)
            .Add(odd, $"{words} of surnames, how do I fix the payroll export?", "900")
            .Reply(WrittenExport.At(29_005), odd, $"Switch the encoding of the payroll file to UTF-8, {words}, then it works.", "901")];
        var told = await shell.HereAsync("run", "--source", SmallCommunity.WriteTo(shell, threads));
        Assert.True(told.Code == 0, told.Error);
        Assert.All(Directory.GetFiles(shell.Out, "*.md"), file =>
            Assert.False(File.ReadAllText(file).AsSpan().ContainsAny(Unseen), file));
        Assert.NotEmpty(SmallCommunity.EntriesOf(shell));
    }

    [Fact]
    public async Task Of_two_messages_of_one_id_the_second_is_counted()
    {
        using var shell = new Shell();
        var twice = WrittenExport.At(29_000);
        await MineAsync(shell, "duplicate id: 1", Last(thread => thread.Add(twice, "Once.", "900").Add(twice, "Twice.", "900")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_message_dated_1970_is_counted_and_dates_no_entry(bool hasSmallId)
    {
        using var shell = new Shell();
        await MineAsync(shell, "time contradicts id: 1", Last(thread => thread.Add(
            hasSmallId ? 12ul : WrittenExport.At(23_900),
            "The payroll export loses the umlauts here too.",
            "900",
            change: message => message["timestamp"] = "1970-01-01T00:00:00+00:00")));
        Assert.DoesNotContain("1970", shell.Published(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("21")]
    [InlineData("Reply")]
    public async Task A_message_that_hangs_on_one_that_is_not_there_is_counted(string type)
    {
        using var shell = new Shell();
        var absent = WrittenExport.At(1).ToString(CultureInfo.InvariantCulture);
        await MineAsync(shell, "missing parent: 1", Last(thread => thread.Add(
            WrittenExport.At(29_000),
            type == "Reply" ? "The same here." : "",
            "900",
            type,
            message => message["reference"] = new JsonObject
            {
                ["messageId"] = absent, ["channelId"] = "77", ["guildId"] = "9",
            })));
    }

    private static IReadOnlyList<WrittenExport> Last(Action<WrittenExport> change)
    {
        var threads = SmallCommunity.Threads();
        change(threads[^1]);
        return threads;
    }

    /// <summary>Mines the threads and looks for one counted warning, on stderr and in run.json, and for the entries all the same.</summary>
    private static async Task MineAsync(Shell shell, string warning, IReadOnlyList<WrittenExport> threads, string placed = "")
    {
        foreach (var thread in threads)
        {
            shell.Write($"export/{thread.Channel}.json", thread.ToString().Replace(Placeholder, placed, StringComparison.Ordinal));
        }

        var told = await shell.HereAsync("run", "--source", Path.Combine(shell.Folder, "export"));
        Assert.True(told.Code == 0, told.Error);
        Assert.StartsWith($"warning: {warning} (", Assert.Single(told.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.StartsWith(warning, Assert.Single(Warnings(shell)), StringComparison.Ordinal);
        Assert.NotEmpty(SmallCommunity.EntriesOf(shell));
    }

    private static string[] Warnings(Shell shell)
    {
        using var run = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(shell.Out, "run.json")));
        return [.. run.RootElement.GetProperty("warnings").EnumerateArray().Select(warning => warning.GetString()!)];
    }
}
