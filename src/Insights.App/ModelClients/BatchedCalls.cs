using Insights.Agents;
using Microsoft.Extensions.AI;

namespace Insights.App.ModelClients;

/// <summary>Makes no call: writes down what would be asked, for a batch. Stands where the server would.</summary>
internal sealed class BatchedCalls(IChatClient inner, string model, PendingCalls pending) : DelegatingChatClient(inner)
{
    public const string Waits = "waits for its batch";

    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var asked = messages.ToList();
        pending.Add(BatchRequest.Of(ReplyKey.Of(model, asked, options), model, asked, options), ReplyKey.OriginOf(options));
        throw new ModelUnavailableException(Waits);
    }
}
