using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Insights.Tests.Fakes;

/// <summary>A chat client without a server.</summary>
internal abstract class AnsweringClient : IChatClient
{
    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var body = new JsonObject
        {
            ["messages"] = new JsonArray([.. messages.Select(message => new JsonObject { ["content"] = message.Text })]),
        };
        return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, Answer(new ChatCall(body, "")))));
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("test") : null;

    public void Dispose()
    {
    }

    protected abstract string Answer(ChatCall call);
}
