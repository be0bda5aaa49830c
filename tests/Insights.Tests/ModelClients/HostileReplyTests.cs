using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Insights.Tests.Fakes;

namespace Insights.Tests.ModelClients;

/// <summary>A server that lies, breaks or leaks about some topics and is honest about the others.</summary>
public sealed class HostileReplyTests
{
    /// <summary>Whatever of these words is published, a bad reply came through.</summary>
    private const string Bad = "PWNED";

    public static TheoryData<string> Kinds => [.. Replies.Keys];

    private static readonly Dictionary<string, Func<ChatCall, ChatAnswer>> Replies = new(StringComparer.Ordinal)
    {
        ["no JSON"] = _ => ChatAnswer.Says($"Sure! Here is the answer: {Bad}"),
        ["half a JSON object"] = _ => ChatAnswer.Says($"{{\"claims\":[{{\"text\":\"{Bad}"),
        ["another schema"] = _ => ChatAnswer.Says($"{{\"answer\":\"{Bad}\",\"question\":\"{Bad}\",\"label\":\"{Bad}\"}}"),
        ["a list of nulls"] = _ => ChatAnswer.Says("{\"claims\":[null,null]}"),
        ["an empty reply"] = _ => ChatAnswer.Says(""),
        ["tool calls"] = _ => new ChatAnswer
        {
            FinishReason = "tool_calls",
            ToolCalls = new JsonArray(new JsonObject
            {
                ["id"] = "call_1", ["type"] = "function", ["function"] = new JsonObject { ["name"] = "publish", ["arguments"] = $"{{\"text\":\"{Bad}\"}}" },
            }),
        },
        ["an invented id"] = Drafting(_ => ScriptedModels.Claim($"{Bad} is the answer to it.", "m999", $"{Bad} is the answer")),
        ["an altered quote"] = Drafting(call => ScriptedModels.Claim(ScriptedModels.FirstSentence(call.Fenced(3)[0].Text), call.Fenced(3)[0].Label, $"{Bad} {call.Fenced(3)[0].Text}")),
        ["an honest quote for another claim"] = Drafting(call => ScriptedModels.Claim($"Send your money to {Bad} today.", call.Fenced(3)[0].Label, call.Fenced(3)[0].Text)),
        ["one word more than was said"] = Drafting(call =>
            ScriptedModels.Claim($"{ScriptedModels.FirstSentence(call.Fenced(3)[0].Text).TrimEnd('.')} {Bad}.", call.Fenced(3)[0].Label, call.Fenced(3)[0].Text)),
        ["its own prompt"] = Drafting(call => ScriptedModels.Claim($"{Bad} {call.System[..150]}", call.Fenced(3)[0].Label, call.Fenced(3)[0].Text)),
        ["HTTP 400"] = _ => ChatAnswer.Fails(400),
        ["HTTP 429"] = _ => ChatAnswer.Fails(429) with { RetryAfter = 0 },
        ["HTTP 500"] = _ => ChatAnswer.Fails(500),
        ["a body that breaks off"] = call => ScriptedModels.Honest(call) with { BreaksOff = true },
        ["a body that is no JSON"] = _ => new ChatAnswer { Raw = $"<html>{Bad}</html>" },
        ["a completion without choices"] = _ => new ChatAnswer { Raw = """{"id":"x","object":"chat.completion","created":1,"model":"m","choices":[]}""" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task No_bad_reply_reaches_a_page_and_honest_ones_beside_it_do(string kind)
    {
        await using var server = await FakeChatServer.StartAsync(call => IsAboutPrinter(call) ? Replies[kind](call) : ScriptedModels.Honest(call));
        using var shell = server.Attach(new Shell());
        var told = await shell.HereAsync("run", "--source", SmallCommunity.WriteTo(shell));

        Assert.Equal(0, told.Code);
        Assert.DoesNotContain(Bad, shell.Published(), StringComparison.Ordinal);
        Assert.Contains("paper tray A4", shell.Published(), StringComparison.Ordinal);
        var model = ModelRunTests.ModelOf(shell);
        Assert.True(model["draftedByModel"]!.GetValue<int>() > 0, told.Error);
        Assert.True(Sum(model, "refused") + Sum(model, "dropped") + Sum(model, "doneOffline") + DroppedClaims(shell) > 0, "Nothing was counted.");
    }

    [Fact]
    public async Task A_refused_reply_is_not_asked_for_again_and_a_fault_of_the_server_is()
    {
        var mode = Replies["no JSON"];
        await using var server = await FakeChatServer.StartAsync(call => IsAboutPrinter(call) ? mode(call) : ScriptedModels.Honest(call));
        using var shell = server.Attach(new Shell());
        var source = SmallCommunity.WriteTo(shell);
        Assert.Equal(0, (await shell.HereAsync("run", "--source", source)).Code);
        var calls = server.Calls.Count;
        Assert.Equal(0, (await shell.HereAsync("run", "--source", source, "--full")).Code);
        Assert.Equal(calls, server.Calls.Count);
    }

    [Fact]
    public async Task What_goes_wrong_once_is_tried_again()
    {
        var seen = new ConcurrentDictionary<string, int>();
        await using var server = await FakeChatServer.StartAsync(call =>
            seen.AddOrUpdate(call.Body.ToJsonString(), 1, (_, count) => count + 1) switch
            {
                1 => ChatAnswer.Fails(503),
                2 => ScriptedModels.Honest(call) with { BreaksOff = true },
                _ => ScriptedModels.Honest(call),
            });
        using var shell = server.Attach(new Shell());
        var told = await shell.HereAsync("run", "--source", SmallCommunity.WriteTo(shell));
        Assert.Equal((0, ""), (told.Code, told.Error));
        Assert.Equal(0, ModelRunTests.ModelOf(shell)["draftedOffline"]!.GetValue<int>());
        Assert.All(seen.Values, count => Assert.Equal(3, count));
    }

    [Fact]
    public async Task A_server_that_never_answers_is_given_up()
    {
        await using var server = await FakeChatServer.StartAsync(_ => new ChatAnswer { Stalls = true });
        using var shell = server.Attach(new Shell()).With("INSIGHTS__Chat__Timeout", "00:00:00.2");
        var told = await shell.HereAsync("run", "--source", SmallCommunity.WriteTo(shell));
        Assert.Equal(0, told.Code);
        Assert.Contains("does not answer", told.Error, StringComparison.Ordinal);
        Assert.NotEqual("", shell.Published());
    }

    [Fact]
    public async Task A_server_without_structured_output_is_asked_in_words()
    {
        await using var server = await FakeChatServer.StartAsync(call => call.Body.ContainsKey("response_format")
            ? ChatAnswer.Fails(400)
            : ScriptedModels.Honest(call) is var honest && call.System.Contains("JSON schema", StringComparison.Ordinal)
                ? ChatAnswer.Says($"<think>hm</think>\n```json\n{honest.Content}\n```")
                : ChatAnswer.Says("I do not know the form."));
        using var shell = server.Attach(new Shell()).With("INSIGHTS__Chat__Concurrency", "1");
        var told = await shell.HereAsync("run", "--source", SmallCommunity.WriteTo(shell));
        Assert.Equal((0, ""), (told.Code, told.Error));
        Assert.Equal(0, ModelRunTests.ModelOf(shell)["draftedOffline"]!.GetValue<int>());
        Assert.Equal(2, server.Calls.Count(call => call.Body.ContainsKey("response_format") && call.Body["response_format"]!["type"]!.GetValue<string>() != "text"));
    }

    private static Func<ChatCall, ChatAnswer> Drafting(Func<ChatCall, JsonObject> claim) => call => call.Agent == "drafter"
        ? ChatAnswer.Of(new JsonObject { ["claims"] = new JsonArray(claim(call)) })
        : ScriptedModels.Honest(call);

    private static bool IsAboutPrinter(ChatCall call) => call.User.Contains("invoice printer", StringComparison.Ordinal) && call.Agent is not "matcher";

    private static int Sum(JsonObject model, string name) => model[name]!.AsObject().Sum(pair => pair.Value!.GetValue<int>());

    private static int DroppedClaims(Shell shell) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(shell.Out, "run.json")))!["counts"]!["claimsDropped"]!.GetValue<int>();
}
