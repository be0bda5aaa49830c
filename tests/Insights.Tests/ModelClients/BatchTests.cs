using System.Text.Json.Nodes;
using Insights.Tests.Fakes;

namespace Insights.Tests.ModelClients;

/// <summary>The model asked by files: no call is made, and the rounds come to what calls would have come to.</summary>
public sealed class BatchTests
{
    [Fact]
    public async Task Rounds_of_a_batch_publish_what_calls_would_have_published()
    {
        await using var server = await FakeChatServer.StartAsync(ScriptedModels.Honest);
        using var called = server.Attach(new Shell());
        Assert.Equal(0, (await called.HereAsync("run", "--source", SmallCommunity.WriteTo(called))).Code);
        var calls = server.Calls.Count;

        using var shell = server.Attach(new Shell());
        var requests = Path.Combine(shell.Folder, "requests.jsonl");
        var told = await shell.HereAsync("run", "--source", SmallCommunity.WriteTo(shell), "--batch-out", requests);
        var (rounds, asked) = (0, 0);
        while (told.Output.Contains("--batch-in", StringComparison.Ordinal))
        {
            Assert.Equal((0, ""), (told.Code, told.Error));
            Assert.Equal("", shell.Published());
            asked += File.ReadAllLines(requests).Length;
            Assert.InRange(++rounds, 1, 12);
            told = await shell.HereAsync("run", "--batch-in", Answer(shell, requests, ScriptedModels.Honest), "--batch-out", requests);
        }

        Assert.Equal((0, ""), (told.Code, told.Error));
        Assert.True(rounds >= 4, $"{rounds} rounds");
        Assert.Equal(calls, asked);
        Assert.Equal(calls, server.Calls.Count);
        Assert.Equal(called.Published(), shell.Published());
    }

    [Fact]
    public async Task Requests_are_in_the_batch_format()
    {
        using var shell = new Shell().With("INSIGHTS__Chat__Endpoint", "http://127.0.0.1:9/v1").With("INSIGHTS__Chat__Model", "batch-model");
        var requests = Path.Combine(shell.Folder, "requests.jsonl");
        Assert.Equal(0, (await shell.HereAsync("run", "--source", SmallCommunity.WriteTo(shell), "--batch-out", requests)).Code);
        foreach (var line in File.ReadAllLines(requests).Select(line => JsonNode.Parse(line)!))
        {
            Assert.Equal(("POST", "/v1/chat/completions"), (line["method"]!.GetValue<string>(), line["url"]!.GetValue<string>()));
            Assert.Matches("^[0-9a-f]{40}$", line["custom_id"]!.GetValue<string>());
            Assert.Equal("batch-model", line["body"]!["model"]!.GetValue<string>());
            Assert.Equal("json_schema", line["body"]!["response_format"]!["type"]!.GetValue<string>());
            Assert.Equal(["system", "user"], line["body"]!["messages"]!.AsArray().Select(message => message!["role"]!.GetValue<string>()));
        }
    }

    [Fact]
    public async Task What_failed_in_a_batch_is_asked_again_and_strange_lines_are_passed_over()
    {
        using var shell = new Shell().With("INSIGHTS__Chat__Endpoint", "http://127.0.0.1:9/v1").With("INSIGHTS__Chat__Model", "batch-model");
        var requests = Path.Combine(shell.Folder, "requests.jsonl");
        Assert.Equal(0, (await shell.HereAsync("run", "--source", SmallCommunity.WriteTo(shell), "--batch-out", requests)).Code);
        var ids = File.ReadAllLines(requests).Select(line => JsonNode.Parse(line)!["custom_id"]!.GetValue<string>()).ToList();
        var replies = shell.Write("replies.jsonl", string.Join('\n',
            "no json",
            """{"custom_id":"nobody","response":{"status_code":200,"body":{"choices":[{"message":{"content":"{}"}}]}}}""",
            new JsonObject { ["custom_id"] = ids[0], ["response"] = new JsonObject { ["status_code"] = 429 } }.ToJsonString(),
            new JsonObject { ["custom_id"] = ids[1], ["error"] = new JsonObject { ["code"] = "batch_expired" } }.ToJsonString()));

        var told = await shell.HereAsync("run", "--batch-in", replies, "--batch-out", requests);
        Assert.Equal(0, told.Code);
        Assert.Contains("0 replies taken, 2 failed and are asked again, 2 lines passed over", told.Output, StringComparison.Ordinal);
        Assert.Equal(ids, File.ReadAllLines(requests).Select(line => JsonNode.Parse(line)!["custom_id"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_file_that_answers_nothing_that_was_asked_is_refused()
    {
        using var shell = new Shell().With("INSIGHTS__Chat__Endpoint", "http://127.0.0.1:9/v1").With("INSIGHTS__Chat__Model", "batch-model");
        var source = SmallCommunity.WriteTo(shell);
        Assert.Equal(0, (await shell.HereAsync("run", "--source", source, "--batch-out", Path.Combine(shell.Folder, "r.jsonl"))).Code);
        var told = await shell.HereAsync("run", "--batch-in", shell.Write("other.jsonl", "{\"custom_id\":\"x\"}\n"));
        Assert.Equal(2, told.Code);
        Assert.Contains("answers nothing that was asked", told.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await shell.HereAsync("run", "--batch-in", Path.Combine(shell.Folder, "missing.jsonl"))).Code);
    }

    [Fact]
    public async Task A_batch_without_a_model_is_refused()
    {
        using var shell = new Shell();
        var told = await shell.HereAsync("run", "--source", SmallCommunity.WriteTo(shell), "--batch-out", Path.Combine(shell.Folder, "r.jsonl"));
        Assert.Equal(2, told.Code);
        Assert.Contains("Chat:Endpoint", told.Error, StringComparison.Ordinal);
    }

    private static string Answer(Shell shell, string requests, Func<ChatCall, ChatAnswer> model) => shell.Write(
        "replies.jsonl",
        string.Concat(File.ReadAllLines(requests).Select(line => JsonNode.Parse(line)!.AsObject()).Select(request => new JsonObject
        {
            ["id"] = "batch_req_1",
            ["custom_id"] = request["custom_id"]!.GetValue<string>(),
            ["response"] = new JsonObject
            {
                ["status_code"] = 200,
                ["body"] = new JsonObject
                {
                    ["choices"] = new JsonArray(new JsonObject
                    {
                        ["message"] = new JsonObject
                        {
                            ["role"] = "assistant", ["content"] = model(new ChatCall(request["body"]!.DeepClone().AsObject(), "")).Content,
                        },
                    }),
                    ["usage"] = new JsonObject { ["prompt_tokens"] = 100, ["completion_tokens"] = 20 },
                },
            },
            ["error"] = null,
        }.ToJsonString() + "\n")));
}
