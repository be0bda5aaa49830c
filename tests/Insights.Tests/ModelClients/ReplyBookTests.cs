using Insights.App.ModelClients;

namespace Insights.Tests.ModelClients;

public sealed class ReplyBookTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("insights-replies-").FullName;

    private string Path => System.IO.Path.Combine(folder, "replies.jsonl");

    [Fact]
    public void What_was_paid_for_is_there_after_a_kill_in_the_middle_of_a_line()
    {
        using (var book = ReplyBook.Open(Path))
        {
            book.Add(Reply("a", "1"));
            book.Add(Reply("b", "2") with { Text = null, Refusal = "HTTP 400" });
        }

        File.AppendAllText(Path, "{\"key\":\"c\",\"pro");
        using (var book = ReplyBook.Open(Path))
        {
            Assert.Equal("said a", book.Find("a")!.Text);
            Assert.Equal("HTTP 400", book.Find("b")!.Refusal);
            Assert.Null(book.Find("c"));
            book.Add(Reply("d", "3"));
        }

        using var again = ReplyBook.Open(Path);
        Assert.NotNull(again.Find("a"));
        Assert.NotNull(again.Find("d"));
    }

    [Fact]
    public void What_was_made_from_gone_or_changed_conversations_goes_unless_it_was_used()
    {
        using (var book = ReplyBook.Open(Path))
        {
            book.Add(Reply("gone", "1", "9"));
            book.Add(Reply("changed", "2"));
            book.Add(Reply("used", "2"));
            book.Add(Reply("quiet", "3"));
        }

        using (var book = ReplyBook.Open(Path))
        {
            book.Find("used");
            book.Prune(new HashSet<string> { "1", "2", "3" }, new HashSet<string> { "2" });
        }

        using var again = ReplyBook.Open(Path);
        Assert.Equal((false, false, true, true), (Has("gone"), Has("changed"), Has("used"), Has("quiet")));

        bool Has(string key) => again.Find(key) is not null;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static KeptReply Reply(string key, params string[] about) =>
        new() { Key = key, Prompt = "draft/reader", Model = "m", About = about, Text = $"said {key}" };
}
