using System.Text.Json;
using Insights.Tests.Fakes;

namespace Insights.Tests.Commands;

[Collection(nameof(MinedSample))]
public sealed class RunTests(MinedSample sample)
{
    private static readonly string[] Files =
        ["README.md", "changes.md", "faq.json", "faq.schema.json", "gaps.md", "conversations.jsonl", "run.json"];

    [Fact]
    public void The_sample_becomes_a_faq_with_all_its_files()
    {
        Assert.Equal((0, ""), (sample.Told.Code, sample.Told.Error));
        Assert.All(Files, file => Assert.True(File.Exists(Path.Combine(sample.Shell.Out, file)), file));
        using var faq = JsonDocument.Parse(File.ReadAllText(Path.Combine(sample.Shell.Out, "faq.json")));
        Assert.True(faq.RootElement.GetProperty("entries").GetArrayLength() >= 20);
        Assert.Equal(7, Directory.GetFiles(Path.Combine(sample.Shell.Work, "runs", "2026-11-24"), "*.jsonl").Length);
    }

    [Fact]
    public async Task A_second_run_changes_no_byte()
    {
        using var again = sample.Copy();
        var before = again.Published();
        var told = await again.HereAsync("run", "--source", SampleCommunity.Folder, "--now", "2026-11-25T02:00:00Z");
        Assert.Equal(0, told.Code);
        Assert.Equal(before, again.Published());
        var full = await again.HereAsync("run", "--source", SampleCommunity.Folder, "--full", "--now", "2026-11-26T02:00:00Z");
        Assert.Equal(0, full.Code);
        Assert.Equal(before, again.Published());
    }

    [Fact]
    public async Task A_dry_run_publishes_nothing_and_json_is_one_document()
    {
        using var shell = new Shell();
        var told = await shell.HereAsync("run", "--source", SampleCommunity.Folder, "--dry-run", "--json");
        Assert.Equal((0, ""), (told.Code, told.Error));
        using var document = JsonDocument.Parse(told.Output);
        Assert.True(document.RootElement.GetProperty("publishedChanges").GetArrayLength() > 0);
        Assert.False(Directory.Exists(shell.Out));
    }

    [Fact]
    public async Task Asking_cites_or_abstains_and_a_batch_keeps_its_order()
    {
        using var shell = sample.Copy();
        var batch = shell.Write("batch.jsonl", "{\"id\":\"b\",\"text\":\"how do I upgrade with helm?\"}\n{\"id\":\"a\",\"text\":\"who won the cup?\"}\n");
        var told = await shell.HereAsync("ask", "--batch", batch);
        var lines = told.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["b", "a"], lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetString()));
        Assert.True(JsonDocument.Parse(lines[1]).RootElement.GetProperty("abstained").GetBoolean());
        Assert.Equal(2, (await shell.RunAsync("ask", "anything", "--out", Path.Combine(shell.Folder, "nothing"))).Code);
    }

    [Fact]
    public async Task What_is_forgotten_leaves_the_work_folder_at_once_and_the_pages_with_the_next_run()
    {
        using var shell = sample.Copy();
        using var faq = JsonDocument.Parse(File.ReadAllText(Path.Combine(shell.Out, "faq.json")));
        var message = faq.RootElement.GetProperty("entries")[0].GetProperty("answer")[0].GetProperty("evidence")[0].GetProperty("message").GetString()!;

        var told = await shell.HereAsync("forget", "--message", message);
        Assert.Equal(0, new FileInfo(Path.Combine(shell.Work, "publication", "map.html")).Length);
        Assert.Equal((0, ""), (told.Code, told.Error));
        Assert.All(
            Directory.GetFiles(Path.Combine(shell.Work, "runs"), "*", SearchOption.AllDirectories).Append(Path.Combine(shell.Work, "drafts.jsonl")),
            file => Assert.DoesNotContain(message, File.ReadAllText(file), StringComparison.Ordinal));

        Assert.Equal(0, (await shell.HereAsync("run", "--source", SampleCommunity.Folder)).Code);
        Assert.DoesNotContain(message, shell.Published(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restored_backup_honours_what_was_forgotten_later()
    {
        using var shell = sample.Copy();
        var backup = Path.Combine(shell.Folder, "backup.zip");
        using var faq = JsonDocument.Parse(File.ReadAllText(Path.Combine(shell.Out, "faq.json")));
        var message = faq.RootElement.GetProperty("entries")[0].GetProperty("answer")[0].GetProperty("evidence")[0].GetProperty("message").GetString()!;

        Assert.Equal(0, (await shell.RunAsync("backup", backup, "--work", shell.Work)).Code);
        Assert.Equal(0, (await shell.HereAsync("forget", "--message", message)).Code);
        Assert.Equal(0, (await shell.RunAsync("restore", backup, "--work", shell.Work)).Code);
        Assert.Equal(0, (await shell.HereAsync("run", "--source", SampleCommunity.Folder)).Code);
        Assert.DoesNotContain(message, shell.Published(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rejected_entry_leaves_the_pages_at_once()
    {
        using var shell = sample.Copy();
        using var faq = JsonDocument.Parse(File.ReadAllText(Path.Combine(shell.Out, "faq.json")));
        var id = faq.RootElement.GetProperty("entries")[0].GetProperty("id").GetString()!;

        var told = await shell.HereAsync("review", "reject", id, "--who", "Ana");
        Assert.Equal((0, ""), (told.Code, told.Error));
        using var now = JsonDocument.Parse(File.ReadAllText(Path.Combine(shell.Out, "faq.json")));
        Assert.DoesNotContain(now.RootElement.GetProperty("entries").EnumerateArray(), entry => entry.GetProperty("id").GetString() == id);
        Assert.DoesNotContain("Ana", shell.Published(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_doctor_finds_a_damaged_index_and_repairs_it()
    {
        using var shell = sample.Copy();
        await File.WriteAllTextAsync(Path.Combine(shell.Work, "index.bin"), "damaged");
        var ill = await shell.HereAsync("doctor");
        Assert.Equal(1, ill.Code);
        Assert.Contains("index", ill.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await shell.HereAsync("doctor", "--repair")).Code);
    }

    [Fact]
    public void The_log_counts_and_quotes_nobody()
    {
        var log = string.Concat(Directory.GetFiles(Path.Combine(sample.Shell.Work, "log")).Select(File.ReadAllText));
        Assert.Contains("conversations in", log, StringComparison.Ordinal);
        Assert.DoesNotContain("milvus ", log, StringComparison.OrdinalIgnoreCase);
    }
}
