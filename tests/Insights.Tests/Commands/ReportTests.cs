using System.Text.Json;
using Insights.Tests.Fakes;

namespace Insights.Tests.Commands;

[Collection(nameof(MinedSample))]
public sealed class ReportTests(MinedSample sample)
{
    private static readonly string[] Files = ["report.html", "report.json", "report.md", "report.schema.json"];

    [Fact]
    public async Task A_report_needs_no_faq_folder_leaves_four_files_and_is_the_same_twice()
    {
        using var shell = sample.Copy();
        Directory.Delete(shell.Out, recursive: true);
        var first = await ReportAsync(shell);
        Assert.Equal(Files, Directory.GetFiles(OutOf(shell)).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        var bytes = Files.Select(file => File.ReadAllText(Path.Combine(OutOf(shell), file))).ToList();
        Assert.Equal(first, await ReportAsync(shell));
        Assert.Equal(bytes, Files.Select(file => File.ReadAllText(Path.Combine(OutOf(shell), file))));
        Assert.False(Directory.Exists(shell.Out));
    }

    [Fact]
    public async Task Report_json_fits_the_schema_beside_it()
    {
        using var shell = sample.Copy();
        await ReportAsync(shell);
        using var schema = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(OutOf(shell), "report.schema.json")));
        using var report = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(OutOf(shell), "report.json")));
        Assert.Empty(new SchemaCheck(schema.RootElement).Faults(report.RootElement));
    }

    [Fact]
    public async Task Every_quote_stands_in_the_export_and_every_question_in_what_is_published()
    {
        using var shell = sample.Copy();
        await ReportAsync(shell);
        using var report = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(OutOf(shell), "report.json")));
        var topics = report.RootElement.GetProperty("areas").EnumerateArray().SelectMany(area => area.GetProperty("topics").EnumerateArray()).ToList();
        var published = File.ReadAllText(Path.Combine(shell.Out, "faq.json")) + File.ReadAllText(Path.Combine(shell.Out, "conversations.jsonl"));
        Assert.All(topics, topic => Assert.Contains(JsonEncodedText.Encode(topic.GetProperty("question").GetString()!, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString()
            .Replace("<", "\\u003C", StringComparison.Ordinal).Replace(">", "\\u003E", StringComparison.Ordinal).Replace("&", "\\u0026", StringComparison.Ordinal), published, StringComparison.Ordinal));
        var quotes = topics.Select(topic => topic.GetProperty("entry")).Where(entry => entry.ValueKind == JsonValueKind.Object)
            .SelectMany(entry => entry.GetProperty("helped").EnumerateArray()).SelectMany(claim => claim.GetProperty("evidence").EnumerateArray()).ToList();
        var texts = SampleCommunity.ReadConversations().SelectMany(conversation => conversation.Messages)
            .ToDictionary(message => message.Id.ToString(), message => string.Join(' ', message.Text.Typed.Normalize().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        Assert.True(quotes.Count > 50);
        Assert.All(quotes, quote => Assert.Contains(quote.GetProperty("quote").GetString()!, texts[quote.GetProperty("message").GetString()!], StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_forgotten_is_in_no_later_report()
    {
        using var shell = sample.Copy();
        await ReportAsync(shell);
        using var before = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(OutOf(shell), "report.json")));
        var helped = before.RootElement.GetProperty("areas").EnumerateArray().SelectMany(area => area.GetProperty("topics").EnumerateArray())
            .Select(topic => topic.GetProperty("entry")).First(entry => entry.ValueKind == JsonValueKind.Object).GetProperty("helped")[0].GetProperty("evidence")[0];
        var message = helped.GetProperty("message").GetString()!;

        Assert.Equal(0, (await shell.HereAsync("forget", "--message", message)).Code);
        var told = await ReportAsync(shell);
        Assert.DoesNotContain(message, told, StringComparison.Ordinal);
        Assert.DoesNotContain($"\"{message}\"", File.ReadAllText(Path.Combine(shell.Work, "mined.jsonl")), StringComparison.Ordinal);
        using var after = JsonDocument.Parse(told);
        Assert.Equal(1, after.RootElement.GetProperty("notMined").GetInt32());
        Assert.Equal(
            before.RootElement.GetProperty("period").GetProperty("conversations").GetInt32() - 1,
            after.RootElement.GetProperty("period").GetProperty("conversations").GetInt32());
    }

    [Fact]
    public async Task A_period_without_conversations_says_so()
    {
        using var shell = sample.Copy();
        var told = await RunAsync(shell, "--from", "2019-01-01", "--to", "2019-12-31", "--previous", "none");
        Assert.Equal(0, told.Code);
        Assert.Contains("No conversation began in this period", File.ReadAllText(Path.Combine(OutOf(shell), "report.md")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--from", "2024-01-01")]
    [InlineData("--from", "2024-13-01", "--to", "2024-12-31")]
    [InlineData("--from", "2024-12-31", "--to", "2024-01-01")]
    [InlineData("--from", "2024-01-01", "--to", "2024-12-31", "--previous", "last")]
    [InlineData("--from", "2024-01-01", "--to", "2024-12-31", "--previous", "2023-12-31..2023-01-01")]
    [InlineData("--from", "2024-01-01", "--to", "2024-12-31", "--lang", "xx")]
    [InlineData("--from", "2024-01-01", "--to", "2024-12-31", "--lang", "../en")]
    public async Task What_cannot_be_reported_ends_with_two_and_a_line(params string[] arguments)
    {
        using var shell = new Shell();
        var told = await shell.RunAsync(["report", .. arguments, "--work", shell.Work, "--out", OutOf(shell)]);
        Assert.Equal((2, ""), (told.Code, told.Output));
        Assert.Single(told.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.False(Directory.Exists(OutOf(shell)));
    }

    [Fact]
    public async Task Without_a_run_before_it_names_the_remedy()
    {
        using var shell = new Shell();
        var told = await RunAsync(shell, "--from", "2024-01-01", "--to", "2024-12-31");
        Assert.Equal(2, told.Code);
        Assert.Contains("insights run", told.Error, StringComparison.Ordinal);
    }

    private static async Task<string> ReportAsync(Shell shell)
    {
        var told = await RunAsync(shell, "--from", "2024-01-01", "--to", "2024-12-31", "--json");
        Assert.Equal((0, ""), (told.Code, told.Error));
        return told.Output;
    }

    private static Task<Told> RunAsync(Shell shell, params string[] arguments) =>
        shell.RunAsync(["report", .. arguments, "--work", shell.Work, "--out", OutOf(shell)]);

    private static string OutOf(Shell shell) => Path.Combine(shell.Folder, "report");
}
