using Insights.Ingest;
using Insights.Tests.Fakes;

namespace Insights.Tests.Ingest;

public sealed class ReexportTests : IDisposable
{
    private const string Later = "2025-01-16T02:00:00+00:00";
    private readonly IngestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task An_edit_is_followed_and_changes_the_fingerprint()
    {
        await folder.Write("a.json", Talk()).RunAsync();
        var before = Assert.Single(await folder.ReadAsync());
        var report = await folder.Write("b/a.json", Talk(Later, change: 3)).RunAsync();
        var after = Assert.Single(await folder.ReadAsync());

        Assert.Equal(1, report.Messages.Changed);
        Assert.Equal("edited 3", after.Messages[3].Text.Typed);
        Assert.NotEqual(before.Fingerprint, after.Fingerprint);
        Assert.Equal([after.Id], report.Changed);
    }

    [Fact]
    public async Task An_older_export_read_later_changes_nothing_back()
    {
        await folder.Write("new.json", Talk(Later, change: 3, without: 5)).RunAsync();
        var report = await folder.Write("old.json", Talk()).RunAsync();

        Assert.Equal(0, report.Messages.New + report.Messages.Changed + report.Messages.Deleted);
        Assert.DoesNotContain("message 5", await folder.ReadTextsAsync());
        Assert.Contains("edited 3", await folder.ReadTextsAsync());
    }

    [Fact]
    public async Task Both_exports_in_one_run_end_like_the_later_one()
    {
        await folder.Write("a-later.json", Talk(Later, change: 3, without: 5)).Write("b-older.json", Talk()).RunAsync();

        var texts = await folder.ReadTextsAsync();
        Assert.DoesNotContain("message 5", texts);
        Assert.Contains("edited 3", texts);
    }

    [Fact]
    public async Task A_message_missing_from_a_later_complete_export_is_deleted()
    {
        await folder.Write("a.json", Talk()).RunAsync();
        var report = await folder.Write("a.json", Talk(Later, without: 5)).RunAsync();

        Assert.Equal(1, report.Messages.Deleted);
        Assert.DoesNotContain("message 5", await folder.ReadTextsAsync());
        Assert.Single(report.Changed);
    }

    [Fact]
    public async Task A_damaged_or_empty_export_deletes_nothing()
    {
        await folder.Write("a.json", Talk()).RunAsync();
        var text = Talk(Later).ToString();
        var empty = WrittenExport.Thread(1000);
        empty.ExportedAt = "2025-01-17T02:00:00+00:00";
        var report = await folder.Write("a.json", text[..(text.Length / 2)]).Write("b.json", empty).RunAsync();

        Assert.Equal(0, report.Messages.Deleted);
        Assert.Equal(1, report.Files.Damaged);
        Assert.Equal([OddityKind.DamagedFile, OddityKind.NoMessages], report.Oddities.Select(oddity => oddity.Kind));
        Assert.Equal(20, (await folder.ReadTextsAsync()).Count);
    }

    [Fact]
    public async Task An_export_of_a_range_deletes_only_within_it()
    {
        await folder.Write("a.json", Talk()).RunAsync();
        var tail = WrittenExport.Thread(1000);
        tail.ExportedAt = Later;
        tail.After = Snowflake.TimeOf(WrittenExport.At(14)).AddSeconds(1).ToString("O");
        foreach (var place in Enumerable.Range(15, 5).Where(place => place != 17))
        {
            tail.Add(WrittenExport.At(place), $"message {place}");
        }

        var report = await folder.Write("b.json", tail).RunAsync();

        Assert.Equal(1, report.Messages.Deleted);
        Assert.Equal(19, (await folder.ReadTextsAsync()).Count);
        Assert.DoesNotContain("message 17", await folder.ReadTextsAsync());
    }

    [Fact]
    public async Task More_than_a_tenth_waits_until_it_is_accepted()
    {
        await folder.Write("a.json", Talk()).RunAsync();
        var half = WrittenExport.Thread(1000);
        half.ExportedAt = Later;
        for (var place = 0; place < 10; place++)
        {
            half.Add(WrittenExport.At(place), $"message {place}");
        }

        var waiting = await folder.Write("a.json", half).RunAsync();
        Assert.Equal(20, (await folder.ReadTextsAsync()).Count);
        folder.Options = folder.Options with { AcceptMoves = true };
        var accepted = await folder.RunAsync();

        Assert.Equal(0, waiting.Messages.Deleted);
        Assert.Contains("10 of 20", Assert.Single(waiting.Oddities, oddity => oddity.Kind == OddityKind.DeletionsWait).Examples[0], StringComparison.Ordinal);
        Assert.Equal(10, accepted.Messages.Deleted);
        Assert.Equal(10, (await folder.ReadTextsAsync()).Count);
    }

    [Fact]
    public async Task Parts_of_an_export_are_one_and_none_deletes_what_another_holds()
    {
        var first = WrittenExport.Thread(1000).Add(WrittenExport.At(0), "one").Add(WrittenExport.At(1), "two");
        var second = WrittenExport.Thread(1000).Add(WrittenExport.At(2), "three");
        second.ExportedAt = "2025-01-15T02:00:09+00:00";
        var report = await folder.Write("Server - help [1000].json", first).Write("Server - help [1000] [part 2].json", second).RunAsync();

        Assert.Equal(["one", "two", "three"], await folder.ReadTextsAsync());
        Assert.Empty(report.Oddities);
        Assert.Equal(1, report.Conversations);
        Assert.Equal(2, (await folder.RunAsync()).Files.Unchanged);
    }

    [Fact]
    public async Task An_export_without_its_second_part_deletes_nothing()
    {
        await folder.Write("a.json", Talk()).RunAsync();
        var part = WrittenExport.Thread(1000).Add(WrittenExport.At(0), "message 0");
        part.ExportedAt = Later;
        var report = await folder.Write("a.json", part).Write("a [part 3].json", part).RunAsync();

        Assert.Equal(0, report.Messages.Deleted);
    }

    [Fact]
    public async Task An_export_in_reverse_order_gives_the_same_conversations()
    {
        var export = Talk();
        await folder.Write("a.json", export).RunAsync();
        var forward = await folder.ReadAsync();
        using var other = new IngestFolder();
        var messages = export.Messages.Reverse().ToList();
        export.Messages.Clear();
        messages.ForEach(export.Messages.Add);
        await other.Write("a.json", export).RunAsync();

        Assert.Equal(forward.Select(one => one.Fingerprint), (await other.ReadAsync()).Select(one => one.Fingerprint));
    }

    [Fact]
    public async Task An_export_without_its_moment_never_deletes()
    {
        await folder.Write("a.json", Talk()).RunAsync();
        var old = Talk(without: 5);
        old.ExportedAt = null;
        var report = await folder.Write("a.json", old).RunAsync();

        Assert.Equal(0, report.Messages.Deleted);
    }

    private static WrittenExport Talk(string? exportedAt = null, int change = -1, int without = -1)
    {
        var export = WrittenExport.Thread(1000);
        export.ExportedAt = exportedAt ?? export.ExportedAt;
        foreach (var place in Enumerable.Range(0, 20).Where(place => place != without))
        {
            export.Add(WrittenExport.At(place), place == change ? $"edited {place}" : $"message {place}");
        }

        return export;
    }
}
