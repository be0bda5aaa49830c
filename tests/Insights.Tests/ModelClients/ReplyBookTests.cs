using Insights.App.ModelClients;
using Insights.Publish.Files;

namespace Insights.Tests.ModelClients;

public sealed class ReplyBookTests : IDisposable
{
    private const string Name = "replies.jsonl";

    private readonly string folder = Directory.CreateTempSubdirectory("insights-replies-").FullName;

    [Fact]
    public void What_was_paid_for_is_there_after_a_kill_in_the_middle_of_a_line()
    {
        var book = Open();
        book.Add(Reply("a", "1"));
        book.Add(Reply("b", "2") with { Text = null, Refusal = "HTTP 400" });
        File.AppendAllText(Path.Combine(folder, Name), "{\"key\":\"c\",\"pro");

        var after = Open();
        Assert.Equal("said a", after.Find("a")!.Text);
        Assert.Equal("HTTP 400", after.Find("b")!.Refusal);
        Assert.Null(after.Find("c"));
        after.Add(Reply("d", "3"));

        var again = Open();
        Assert.NotNull(again.Find("a"));
        Assert.NotNull(again.Find("d"));
    }

    [Fact]
    public void What_was_made_from_gone_or_changed_conversations_goes_unless_it_was_used()
    {
        var book = Open();
        book.Add(Reply("gone", "1", "9"));
        book.Add(Reply("changed", "2"));
        book.Add(Reply("used", "2"));
        book.Add(Reply("quiet", "3"));

        var next = Open();
        next.Find("used");
        next.Prune(new HashSet<string> { "1", "2", "3" }, new HashSet<string> { "2" });

        var again = Open();
        Assert.Equal((false, false, true, true), (Has("gone"), Has("changed"), Has("used"), Has("quiet")));

        bool Has(string key) => again.Find(key) is not null;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private ReplyBook Open() => ReplyBook.Open(new FolderRecords(folder), Name);

    private static KeptReply Reply(string key, params string[] about) =>
        new() { Key = key, Prompt = "draft/reader", Model = "m", About = about, Text = $"said {key}" };
}
