using System.ClientModel;
using System.Net;
using Microsoft.Extensions.AI;

namespace Insights.App.ModelClients;

/// <summary>
/// Asks servers that refuse a JSON schema, or a temperature, with less: first any JSON object, then plain text, the
/// schema in words. What a server once took is where the next call starts. The reply is checked all the same.
/// </summary>
internal sealed class PlainerFormats(IChatClient inner) : DelegatingChatClient(inner)
{
    private const int Plainest = 2;
    private volatile int level;

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var asked = messages.ToList();
        for (var at = level; ; at++)
        {
            try
            {
                var (plainer, plainerOptions) = Plainer(asked, options, at);
                var response = await base.GetResponseAsync(plainer, plainerOptions, cancellationToken);
                level = at;
                return response;
            }
            catch (ClientResultException refused) when (at < Plainest
                && (HttpStatusCode)refused.Status is HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity
                    or HttpStatusCode.NotImplemented)
            {
                // The next form may do; where none does, the last refusal is the call's.
            }
        }
    }

    private static (IList<ChatMessage> Messages, ChatOptions? Options) Plainer(List<ChatMessage> messages, ChatOptions? options, int level)
    {
        if (level == 0 || options?.ResponseFormat is not ChatResponseFormatJson { Schema: { } schema })
        {
            return (messages, options);
        }

        var plainer = options.Clone();
        plainer.ResponseFormat = level == 1 ? ChatResponseFormat.Json : null;
        plainer.Temperature = level == 1 ? options.Temperature : null;
        plainer.AdditionalProperties?.Remove("strict");
        var instructions = new ChatMessage(
            messages[0].Role, $"{messages[0].Text}\n\nReply with one JSON object and nothing else. It fits this JSON schema:\n{schema.GetRawText()}");
        return ([instructions, .. messages.Skip(1)], plainer);
    }
}
