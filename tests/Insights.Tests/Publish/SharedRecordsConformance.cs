using System.Text;
using Insights.Publish;

namespace Insights.Tests.Publish;

/// <summary>What records that workers share must do; run on each adapter.</summary>
public abstract class SharedRecordsConformance
{
    private const string Name = "lines.jsonl";

    [SkippableFact]
    public void A_record_is_replaced_whole_and_grows_by_lines()
    {
        var records = Open();
        Assert.Null(records.Read(Name));
        Assert.False(records.Exists(Name));
        records.Append(Name, "one", "two");
        Assert.True(records.Exists(Name));
        Assert.Equal("one\ntwo\n", Text(records, Name));
        records.Replace([new SharedRecord(Name, "three\n"u8.ToArray())]);
        records.Append(Name, "four ü");
        Assert.Equal(["three", "four ü"], records.ReadLines(Name));
        Assert.Null(records.Read("other.jsonl"));
    }

    [SkippableFact]
    public void Records_of_a_folder_are_replaced_together()
    {
        var records = Open();
        records.Replace([new SharedRecord("publication/a", [1]), new SharedRecord("publication/b", [2]), new SharedRecord("beside", [3])]);
        records.Replace([new SharedRecord("publication/a", null), new SharedRecord("publication/b", [4])]);
        Assert.Equal((false, true), (records.Exists("publication/a"), records.Exists("publication/b")));
        var left = Assert.Single(records.ReadFolder("publication"));
        Assert.Equal(("publication/b", (byte)4), (left.Name, Assert.Single(left.Content!)));
        Assert.Equal([3], records.Read("beside"));
    }

    [SkippableFact]
    public void Lines_that_are_not_kept_go_wherever_they_lie()
    {
        var records = Open();
        Assert.Equal(0, records.Prune(Name, _ => false));
        records.Replace([new SharedRecord(Name, "one\ntwo\n"u8.ToArray())]);
        records.Append(Name, "one", "three");
        Assert.Equal(2, records.Prune(Name, line => line != "one"));
        Assert.Equal(["two", "three"], records.ReadLines(Name));
    }

    [SkippableFact]
    public void A_line_is_added_once_also_where_it_came_with_the_whole_record()
    {
        var records = Open();
        Assert.True(records.AppendOnce(Name, "12"));
        Assert.False(records.AppendOnce(Name, "12"));
        Assert.True(records.AppendOnce(Name, "1"));
        Assert.True(records.AppendOnce("other.jsonl", "12"));

        records.Replace([new SharedRecord(Name, "34\n56\\%_\n789"u8.ToArray())]);
        Assert.Equal((false, false, false), (records.AppendOnce(Name, "34"), records.AppendOnce(Name, "56\\%_"), records.AppendOnce(Name, "789")));
        Assert.Equal((true, true, true), (records.AppendOnce(Name, "12"), records.AppendOnce(Name, "3"), records.AppendOnce(Name, "78")));
        Assert.Equal(["34", "56\\%_", "789", "12", "3", "78"], records.ReadLines(Name));
    }

    [SkippableFact]
    public async Task Of_many_who_add_one_line_at_once_one_did()
    {
        _ = Open();
        var told = await Task.WhenAll(Enumerable.Range(0, 32).Select(number => Task.Run(
            () => Again().AppendOnce(Name, $"{number % 4}"))));
        Assert.Equal(4, told.Count(isFirst => isFirst));
        Assert.Equal(["0", "1", "2", "3"], Again().ReadLines(Name).Order(StringComparer.Ordinal));
    }

    [SkippableFact]
    public async Task What_is_added_while_others_go_stays()
    {
        _ = Open();
        var adding = Task.Run(() =>
        {
            for (var number = 0; number < 50; number++)
            {
                Again().Append(Name, $"stays {number}", $"goes {number}");
            }
        });
        while (!adding.IsCompleted)
        {
            Again().Prune(Name, line => line[0] != 'g');
        }

        await adding;
        Again().Prune(Name, line => line[0] != 'g');
        Assert.Equal(50, Again().ReadLines(Name).Count());
    }

    /// <summary>Empty records of a new place.</summary>
    protected abstract ISharedRecords Open();

    /// <summary>Another's view of the same place.</summary>
    protected abstract ISharedRecords Again();

    private static string Text(ISharedRecords records, string name) => Encoding.UTF8.GetString(records.Read(name)!);
}
