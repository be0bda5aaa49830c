using System.Text.Json.Nodes;
using Insights.Tests.Fakes;

namespace Insights.Tests.ModelClients;

public sealed class AnalystTests
{
    [Fact]
    public async Task What_the_model_writes_stands_only_as_far_as_the_report_has_it()
    {
        await using var server = await FakeChatServer.StartAsync(call => call.Agent == "analyst"
            ? Says("There were 24 conversations.", "There were 25 conversations.", "Buy it at Weaviate.", "Most people ask about {t1}.", "{t1} is rising.")
            : ScriptedModels.Honest(call));
        using var shell = new Shell();
        Assert.Equal(0, (await shell.HereAsync("run", "--source", SmallCommunity.WriteTo(shell))).Code);
        server.Attach(shell);

        var page = await ReportAsync(shell);
        Assert.Contains("There were 24 conversations. Most people ask about “", page, StringComparison.Ordinal);
        Assert.DoesNotContain("25 conversations", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Weaviate", page, StringComparison.Ordinal);
        Assert.Contains("were worded by", page, StringComparison.Ordinal);
        Assert.All(server.Calls, call => Assert.Equal("analyst", call.Agent));

        var calls = server.Calls.Count;
        Assert.Equal(page, await ReportAsync(shell));
        Assert.Equal(calls, server.Calls.Count);
    }

    [Fact]
    public async Task A_model_that_is_gone_or_lies_leaves_the_words_made_without_it()
    {
        using var shell = new Shell();
        Assert.Equal(0, (await shell.HereAsync("run", "--source", SmallCommunity.WriteTo(shell))).Code);
        var offline = await ReportAsync(shell);
        await using var server = await FakeChatServer.StartAsync(_ => Says("A thousand people bought it.", "See https://example.com."));
        server.Attach(shell);
        Assert.Equal(offline, await ReportAsync(shell));
    }

    private static ChatAnswer Says(params string[] sentences) =>
        ChatAnswer.Of(new JsonObject { ["sentences"] = new JsonArray([.. sentences.Select(sentence => (JsonNode)sentence)]) });

    private static async Task<string> ReportAsync(Shell shell)
    {
        var folder = Path.Combine(shell.Folder, "report");
        var told = await shell.RunAsync("report", "--from", "2024-05-01", "--to", "2024-05-31", "--work", shell.Work, "--out", folder);
        Assert.True(told.Code == 0, told.Error);
        return await File.ReadAllTextAsync(Path.Combine(folder, "report.md"));
    }
}
