using System.Text.Json.Nodes;
using Insights.Tests.Fakes;

namespace Insights.Tests.ModelClients;

/// <summary>Whole runs against a server that behaves as the test says.</summary>
public sealed class ModelRunTests
{
    [Fact]
    public async Task Honest_replies_reach_the_pages_and_a_second_night_makes_no_call()
    {
        await using var server = await FakeChatServer.StartAsync(ScriptedModels.Honest);
        using var shell = server.Attach(new Shell());
        var source = SmallCommunity.WriteTo(shell);

        var told = await shell.HereAsync("run", "--source", source);
        Assert.Equal((0, ""), (told.Code, told.Error));
        var model = ModelOf(shell);
        Assert.True(model["draftedByModel"]!.GetValue<int>() > 0, told.Output);
        Assert.Equal(server.Calls.Count, model["calls"]!.GetValue<int>());
        Assert.Equal(100 * server.Calls.Count, model["tokensIn"]!.GetValue<int>());
        Assert.Contains("Raise backup.timeout to 600 seconds", shell.Published(), StringComparison.Ordinal);
        Assert.All(server.Calls, call => Assert.Equal("Bearer key-of-the-test", call.Authorization));

        var (before, calls) = (shell.Published(), server.Calls.Count);
        var again = await shell.HereAsync("run", "--source", source, "--now", "2026-11-25T02:00:00Z");
        Assert.Equal((0, ""), (again.Code, again.Error));
        Assert.Equal(calls, server.Calls.Count);
        Assert.Equal(before, shell.Published());

        var full = await shell.HereAsync("run", "--source", source, "--full", "--now", "2026-11-26T02:00:00Z");
        Assert.Equal(0, full.Code);
        Assert.Equal(calls, server.Calls.Count);
        Assert.Equal(before, shell.Published());
        AssertSaysNoSecret(shell, told);
    }

    [Fact]
    public async Task Without_an_endpoint_nobody_is_asked_and_nothing_says_model()
    {
        using var shell = new Shell();
        var told = await shell.HereAsync("run", "--source", SmallCommunity.WriteTo(shell));
        Assert.Equal(0, told.Code);
        Assert.Null(JsonNode.Parse(File.ReadAllText(Path.Combine(shell.Out, "run.json")))!["model"]);
        Assert.False(File.Exists(Path.Combine(shell.Work, "replies.jsonl")));
    }

    [Fact]
    public async Task A_night_without_its_server_publishes_what_an_offline_night_does_and_says_so()
    {
        using var offline = new Shell();
        Assert.Equal(0, (await offline.HereAsync("run", "--source", SmallCommunity.WriteTo(offline))).Code);
        using var shell = new Shell().With("INSIGHTS__Chat__Endpoint", "http://127.0.0.1:9/v1").With("INSIGHTS__Chat__Model", "gone")
            .With("INSIGHTS__Chat__RetryDelay", "00:00:00.001");
        var told = await shell.HereAsync("run", "--source", SmallCommunity.WriteTo(shell));

        Assert.Equal(0, told.Code);
        Assert.Contains("the chat server does not answer", told.Error, StringComparison.Ordinal);
        Assert.Equal(offline.Published(), shell.Published());
        Assert.Contains("offline for gone", File.ReadAllText(Path.Combine(shell.Out, "run.json")), StringComparison.Ordinal);

        // The server is back: what was done offline is done by the model now.
        await using var server = await FakeChatServer.StartAsync(ScriptedModels.Honest);
        server.Attach(shell).With("INSIGHTS__Chat__Model", "gone");
        Assert.Equal(0, (await shell.HereAsync("run", "--source", Path.Combine(shell.Folder, "export"))).Code);
        Assert.True(ModelOf(shell)["draftedByModel"]!.GetValue<int>() > 0);
    }

    [Fact]
    public async Task A_budget_is_kept_and_the_rest_is_done_offline()
    {
        await using var server = await FakeChatServer.StartAsync(ScriptedModels.Honest);
        using var shell = server.Attach(new Shell()).With("INSIGHTS__Chat__MaxTokens", "5000");
        var told = await shell.HereAsync("run", "--source", SmallCommunity.WriteTo(shell));
        var model = ModelOf(shell);

        Assert.Equal(0, told.Code);
        Assert.InRange(model["tokensIn"]!.GetValue<int>() + model["tokensOut"]!.GetValue<int>(), 1, 5_000);
        Assert.Contains("at most 5,000 tokens", told.Output, StringComparison.Ordinal);
        Assert.Contains("budget is spent", told.Error, StringComparison.Ordinal);
        Assert.True(model["draftedOffline"]!.GetValue<int>() > 0);
        Assert.NotEqual("", shell.Published());
    }

    [Fact]
    public async Task A_wrong_key_costs_one_call_at_a_time_and_not_the_faq()
    {
        await using var server = await FakeChatServer.StartAsync(_ => ChatAnswer.Fails(401));
        using var shell = server.Attach(new Shell()).With("INSIGHTS__Chat__Concurrency", "1");
        var told = await shell.HereAsync("run", "--source", SmallCommunity.WriteTo(shell));
        Assert.Equal(0, told.Code);
        Assert.Contains("HTTP 401", told.Error, StringComparison.Ordinal);
        Assert.Single(server.Calls);
        Assert.NotEqual("", shell.Published());
        AssertSaysNoSecret(shell, told);
    }

    [Theory]
    [InlineData("INSIGHTS__Chat__Endpoint", "not an address", "Chat:Endpoint")]
    [InlineData("INSIGHTS__Chat__Model", "", "Chat:Model")]
    [InlineData("INSIGHTS__Chat__Concurrency", "0", "Chat:Concurrency")]
    [InlineData("INSIGHTS__Chat__MaxCost", "5", "Chat:MaxCost")]
    public async Task A_chat_setting_that_cannot_be_used_is_named_before_anything_is_read(string variable, string value, string named)
    {
        using var shell = new Shell().With("INSIGHTS__Chat__Endpoint", "http://127.0.0.1:9/v1").With("INSIGHTS__Chat__Model", "m").With(variable, value);
        var told = await shell.HereAsync("run", "--source", SampleCommunity.Folder);
        Assert.Equal(2, told.Code);
        Assert.Contains(named, told.Error, StringComparison.Ordinal);
    }

    internal static JsonObject ModelOf(Shell shell) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(shell.Out, "run.json")))!["model"]!.AsObject();

    private static void AssertSaysNoSecret(Shell shell, Told told)
    {
        Assert.DoesNotContain("key-of-the-test", told.Output + told.Error, StringComparison.Ordinal);
        Assert.All(
            Directory.GetFiles(shell.Work, "*.*l*", SearchOption.AllDirectories).Concat(Directory.GetFiles(shell.Out)),
            file => Assert.DoesNotContain("key-of-the-test", File.ReadAllText(file), StringComparison.Ordinal));
    }
}
