using System.Globalization;
using Insights.Tests.Fakes;

namespace Insights.Tests.Commands;

/// <summary>A night that moves too much is not published unless somebody says so.</summary>
public sealed class GateTests
{
    [Fact]
    public async Task Entries_that_would_all_go_block_the_publication_until_the_moves_are_accepted()
    {
        using var shell = new Shell();
        var source = SmallCommunity.WriteTo(shell);
        Assert.Equal(0, (await shell.HereAsync("run", "--source", source)).Code);
        Assert.NotEmpty(SmallCommunity.EntriesOf(shell));

        shell.With("INSIGHTS__Review__MinConversations", "9");
        var before = Pages(shell);
        var told = await shell.HereAsync("run", "--source", source);
        Assert.True(told.Code == 3, $"{told.Code}: {told.Error}");
        Assert.Contains("--accept-moves", Assert.Single(told.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Equal(before, Pages(shell));

        Assert.Equal(0, (await shell.HereAsync("run", "--source", source, "--accept-moves")).Code);
        Assert.Empty(SmallCommunity.EntriesOf(shell));
    }

    [Fact]
    public async Task A_thread_that_turns_to_something_else_blocks_where_no_move_is_allowed()
    {
        using var shell = new Shell();
        shell.With("INSIGHTS__Publish__MinContinuity", "1");
        var threads = SmallCommunity.Threads();
        var source = SmallCommunity.WriteTo(shell, threads);
        Assert.Equal(0, (await shell.HereAsync("run", "--source", source)).Code);
        var before = SmallCommunity.EntriesOf(shell);

        var moved = threads.First(thread => before[0].Contains(Name(thread)));
        foreach (var message in moved.Messages)
        {
            message!["content"] = "Who plays chess on Sunday in the park, and who brings the cake?";
        }

        moved.ExportedAt = "2025-01-16T02:00:00+00:00";
        SmallCommunity.WriteTo(shell, threads);
        var told = await shell.HereAsync("run", "--source", source);
        Assert.True(told.Code == 3, $"{told.Code}: {told.Error}");
        Assert.Contains("--accept-moves", Assert.Single(told.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);

        // What leaned on the edited words is taken back all the same; nothing else moves.
        Assert.All(SmallCommunity.EntriesOf(shell), entry => Assert.Contains(before, known => known.SequenceEqual(entry)));

        Assert.Equal(0, (await shell.HereAsync("run", "--source", source, "--accept-moves")).Code);
        Assert.DoesNotContain(SmallCommunity.EntriesOf(shell), entry => entry.Contains(Name(moved)));
    }

    /// <summary>What readers see: faq.json and the pages of entries, but neither tonight's list of conversations nor its gaps.</summary>
    private static string Pages(Shell shell) => string.Join('\n', Directory.GetFiles(shell.Out).Order(StringComparer.Ordinal)
        .Where(file => Path.GetFileName(file) is not ("run.json" or "conversations.jsonl" or "gaps.md")).Select(File.ReadAllText));

    private static string Name(WrittenExport thread) => thread.Channel.ToString(CultureInfo.InvariantCulture);
}
