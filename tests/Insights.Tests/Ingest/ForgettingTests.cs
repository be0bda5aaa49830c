using System.Text;
using System.Text.Json.Nodes;
using Insights.Ingest;
using Insights.Tests.Fakes;

namespace Insights.Tests.Ingest;

public sealed class ForgettingTests : IDisposable
{
    private readonly IngestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_forgotten_author_stays_away_through_import_and_full_runs()
    {
        await folder.Write("a.json", Thread()).RunAsync();
        var forgotten = await ForgetAsync(forgetting => forgetting.ForgetAuthorAsync("502", CancellationToken.None));
        folder.Options = folder.Options with { Full = true };
        await folder.RunAsync();
        await folder.Write("again.json", Thread("2025-01-20T00:00:00+00:00")).RunAsync();

        Assert.Equal(1, forgotten.Messages);
        Assert.Equal([new ConversationId(1000)], forgotten.Conversations.Changed);
        Assert.Equal(["How?", "Thanks <@0>"], await folder.ReadTextsAsync());
    }

    [Fact]
    public async Task A_forgotten_message_stays_away()
    {
        await folder.Write("a.json", Thread()).RunAsync();
        await ForgetAsync(forgetting => forgetting.ForgetMessagesAsync([new MessageId(WrittenExport.At(1))], CancellationToken.None));
        folder.Options = folder.Options with { Full = true };
        await folder.RunAsync();

        Assert.DoesNotContain("So.", await folder.ReadTextsAsync());
    }

    [Fact]
    public async Task An_author_may_be_forgotten_by_pseudonym_and_nonsense_is_refused()
    {
        await folder.Write("a.json", Thread()).RunAsync();
        await ForgetAsync(forgetting => forgetting.ForgetAuthorAsync(IngestFolder.Key.PseudonymOf("502").Value, CancellationToken.None));

        Assert.DoesNotContain("So.", await folder.ReadTextsAsync());
        await Assert.ThrowsAsync<UnusableException>(
            () => ForgetAsync(forgetting => forgetting.ForgetAuthorAsync("anna", CancellationToken.None)));
    }

    [Fact]
    public async Task Nothing_of_a_forgotten_message_is_left_in_the_files()
    {
        await folder.Write("a.json", WrittenExport.Thread(WrittenExport.At(0), "Zebrasecret title")
            .Add(WrittenExport.At(0), "xylophonesecret question", "502").Add(WrittenExport.At(1), "an answer")).RunAsync();
        Assert.Contains("xylophonesecret", StoredBytes(), StringComparison.Ordinal);
        await ForgetAsync(forgetting => forgetting.ForgetAuthorAsync("502", CancellationToken.None));

        Assert.DoesNotContain("xylophonesecret", StoredBytes(), StringComparison.Ordinal);
        Assert.DoesNotContain("Zebrasecret", StoredBytes(), StringComparison.Ordinal);
        folder.Options = folder.Options with { Full = true };
        await folder.RunAsync();
        Assert.DoesNotContain("Zebrasecret", StoredBytes(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neither_ids_nor_names_of_people_are_in_the_store()
    {
        await folder.Write("a.json", WrittenExport.Thread(1000)
            .Add(WrittenExport.At(0), "ask <@883244924931566297> or @Wilhelmina Q about it", "883244924931566201", change: json =>
                json["mentions"] = new JsonArray(WrittenExport.User("883244924931566298", "wilhelminaq", "Wilhelmina Q")))).RunAsync();

        Assert.DoesNotContain("8832449249315662", StoredBytes(), StringComparison.Ordinal);
        Assert.DoesNotContain("ilhelmina", StoredBytes(), StringComparison.OrdinalIgnoreCase);
        Assert.Contains(IngestFolder.Key.PseudonymOf("883244924931566298"), Assert.Single(Assert.Single(await folder.ReadAsync()).Messages).Mentions);
    }

    [Fact]
    public async Task Somebody_with_the_role_that_opts_out_is_erased_for_good()
    {
        await folder.Write("a.json", Thread()).RunAsync();
        folder.Options = folder.Options with { OptOutRole = "no faq" };
        var leaving = Thread("2025-01-20T00:00:00+00:00");
        leaving.Messages[1]!["author"]!["roles"] = JsonNode.Parse("""[{"id":"4","name":"no faq","color":null,"position":1}]""");
        var report = await folder.Write("a.json", leaving).RunAsync();
        await folder.Write("a.json", Thread("2025-01-21T00:00:00+00:00")).RunAsync();

        Assert.Equal(1, report.Messages.Erased);
        Assert.DoesNotContain("So.", await folder.ReadTextsAsync());
    }

    [Fact]
    public async Task What_is_older_than_the_retention_is_erased_and_not_read_again()
    {
        await folder.Write("a.json", Thread()).RunAsync();
        folder.Options = folder.Options with
        {
            RetentionDays = 30,
            Now = Snowflake.TimeOf(WrittenExport.At(0)).AddDays(30).AddSeconds(90),
            Full = true,
        };
        var report = await folder.RunAsync();

        Assert.True(report.Messages.Erased > 0);
        Assert.Single(await folder.ReadTextsAsync());
    }

    private static WrittenExport Thread(string? exportedAt = null)
    {
        var export = WrittenExport.Thread(1000)
            .Add(WrittenExport.At(0), "How?")
            .Add(WrittenExport.At(1), "So.", "502")
            .Add(WrittenExport.At(2), "Thanks @user502", change: json => json["mentions"] = new JsonArray(WrittenExport.User("502")));
        export.ExportedAt = exportedAt ?? export.ExportedAt;
        return export;
    }

    private async Task<Forgotten> ForgetAsync(Func<Forgetting, Task<Forgotten>> forget)
    {
        await using var store = folder.OpenStore();
        return await forget(new Forgetting(store, IngestFolder.Key, null));
    }

    private string StoredBytes() => string.Concat(Directory
        .GetFiles(folder.Root, "store.db*")
        .Select(file => Encoding.UTF8.GetString(File.ReadAllBytes(file))));
}
