using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.Extensions.AI;

namespace Insights.App.ModelClients;

/// <summary>A line of the OpenAI Batch file format: one chat completion that is to be made.</summary>
internal sealed record BatchRequest(
    [property: JsonPropertyName("custom_id")] string CustomId, string Method, string Url, JsonObject Body)
{
    private const string Completions = "/v1/chat/completions";

    public static BatchRequest Of(string key, string model, IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        var body = new JsonObject
        {
            ["model"] = model,
            ["messages"] = new JsonArray(
                [.. messages.Select(message => new JsonObject { ["role"] = message.Role.Value, ["content"] = message.Text })]),
        };
        if (options?.Temperature is { } temperature)
        {
            body["temperature"] = temperature;
        }

        if (options?.MaxOutputTokens is { } tokens)
        {
            body["max_completion_tokens"] = tokens;
        }

        if ((options?.ResponseFormat as ChatResponseFormatJson)?.Schema is { } schema)
        {
            body["response_format"] = new JsonObject
            {
                ["type"] = "json_schema",
                ["json_schema"] = new JsonObject { ["name"] = "reply", ["strict"] = true, ["schema"] = JsonNode.Parse(schema.GetRawText()) },
            };
        }

        return new BatchRequest(key, "POST", Completions, body);
    }
}

/// <summary>A call that waits for its batch: what its reply will be kept under.</summary>
internal sealed record PendingCall(string Key, string Prompt, IReadOnlyList<string> About);

/// <summary>A line of a batch's output or error file.</summary>
internal sealed record BatchReply
{
    [JsonPropertyName("custom_id")]
    public string? CustomId { get; init; }
    public BatchResponse? Response { get; init; }
    public JsonElement? Error { get; init; }
}

internal sealed record BatchResponse
{
    [JsonPropertyName("status_code")]
    public int StatusCode { get; init; }
    public JsonElement? Body { get; init; }
}
