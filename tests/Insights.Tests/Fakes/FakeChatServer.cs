using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Insights.Tests.Fakes;

/// <summary>An OpenAI-compatible server on this machine: chat completions without streaming, scripted by the test.</summary>
internal sealed class FakeChatServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<ChatCall> calls = new();

    private FakeChatServer(WebApplication app) => this.app = app;

    public string Address => $"{app.Urls.Single()}/v1";

    /// <summary>Every call that arrived, retries included.</summary>
    public IReadOnlyList<ChatCall> Calls => [.. calls];

    public static async Task<FakeChatServer> StartAsync(Func<ChatCall, ChatAnswer> script)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new FakeChatServer(app);
        app.MapPost("/v1/chat/completions", async (HttpContext context) =>
        {
            var body = (await JsonNode.ParseAsync(context.Request.Body))!.AsObject();
            var call = new ChatCall(body, context.Request.Headers.Authorization.ToString());
            server.calls.Enqueue(call);
            await script(call).WriteAsync(context, body["model"]!.GetValue<string>());
        });
        app.MapGet("/v1/models", () => new JsonObject { ["object"] = "list", ["data"] = new JsonArray(new JsonObject { ["id"] = "test-model" }) });
        await app.StartAsync();
        return server;
    }

    /// <summary>A shell whose runs use this server.</summary>
    public Shell Attach(Shell shell) => shell
        .With("INSIGHTS__Chat__Endpoint", Address)
        .With("INSIGHTS__Chat__Model", "test-model")
        .With("INSIGHTS__Chat__ApiKey", "key-of-the-test")
        .With("INSIGHTS__Chat__Timeout", "00:00:30")
        .With("INSIGHTS__Chat__RetryDelay", "00:00:00.010");

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}

/// <summary>A request as the server got it.</summary>
internal sealed record ChatCall(JsonObject Body, string Authorization)
{
    public string System => Body["messages"]![0]!["content"]!.GetValue<string>();
    public string User => Body["messages"]![1]!["content"]!.GetValue<string>();

    /// <summary>Which agent asks, told by how its instructions begin.</summary>
    public string Agent => System.Split(['.', ','])[0] switch
    {
        var text when text.StartsWith("You read one conversation", StringComparison.Ordinal) => "reader",
        var text when text.StartsWith("You word the one question", StringComparison.Ordinal) => "namer",
        var text when text.StartsWith("You write the answer", StringComparison.Ordinal) => "drafter",
        var text when text.StartsWith("You check one claim", StringComparison.Ordinal) => "critic",
        var text when text.StartsWith("You put the claims", StringComparison.Ordinal) => "editor",
        var text when text.StartsWith("You sort a question", StringComparison.Ordinal) => "classifier",
        var text when text.StartsWith("You write one short paragraph", StringComparison.Ordinal) => "analyst",
        var text when text.StartsWith("You tell whether two", StringComparison.Ordinal) => "matcher",
        var other => throw new InvalidOperationException(other),
    };

    /// <summary>What stands behind the fence of that place: labels with their texts.</summary>
    public IReadOnlyList<(string Label, string Text)> Fenced(int place)
    {
        var pieces = new List<(string Label, string Text)>();
        foreach (var line in User.Split(Insights.Agents.Fence.Opening)[place + 1].Split(Insights.Agents.Fence.Closing)[0].Split('\n'))
        {
            if (line.StartsWith("|   ", StringComparison.Ordinal))
            {
                pieces[^1] = (pieces[^1].Label, pieces[^1].Text.Length == 0 ? line[4..] : $"{pieces[^1].Text}\n{line[4..]}");
            }
            else if (line.StartsWith("| ", StringComparison.Ordinal))
            {
                pieces.Add((line[2..].Split(',')[0], ""));
            }
        }

        return pieces;
    }
}

/// <summary>What the server sends back.</summary>
internal sealed record ChatAnswer
{
    public int Status { get; init; } = 200;

    /// <summary>The whole body; null makes a completion of <see cref="Content"/>.</summary>
    public string? Raw { get; init; }
    public string? Content { get; init; }
    public string FinishReason { get; init; } = "stop";
    public JsonArray? ToolCalls { get; init; }
    public int? RetryAfter { get; init; }

    /// <summary>True where nothing ever comes.</summary>
    public bool Stalls { get; init; }

    /// <summary>True where the connection breaks in the middle of the body.</summary>
    public bool BreaksOff { get; init; }

    public static ChatAnswer Of(JsonNode reply) => new() { Content = reply.ToJsonString() };

    public static ChatAnswer Says(string content) => new() { Content = content };

    public static ChatAnswer Fails(int status) =>
        new() { Status = status, Raw = """{"error":{"message":"not now","type":"server_error"}}""" };

    public async Task WriteAsync(HttpContext context, string model)
    {
        if (Stalls)
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return;
        }

        context.Response.StatusCode = Status;
        context.Response.ContentType = "application/json";
        if (RetryAfter is { } seconds)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        var body = Raw ?? Completion(model);
        if (BreaksOff)
        {
            context.Response.ContentLength = System.Text.Encoding.UTF8.GetByteCount(body);
            await context.Response.WriteAsync(body[..(body.Length / 2)]);
            await context.Response.Body.FlushAsync();
            context.Abort();
            return;
        }

        await context.Response.WriteAsync(body);
    }

    private string Completion(string model) => new JsonObject
    {
        ["id"] = "chatcmpl-1",
        ["object"] = "chat.completion",
        ["created"] = 1_700_000_000,
        ["model"] = model,
        ["choices"] = new JsonArray(new JsonObject
        {
            ["index"] = 0,
            ["finish_reason"] = FinishReason,
            ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = Content, ["tool_calls"] = ToolCalls?.DeepClone() },
        }),
        ["usage"] = new JsonObject { ["prompt_tokens"] = 100, ["completion_tokens"] = 20, ["total_tokens"] = 120 },
    }.ToJsonString();
}
