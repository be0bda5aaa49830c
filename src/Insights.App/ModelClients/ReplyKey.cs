using System.Security.Cryptography;
using System.Text;
using Insights.Agents;
using Microsoft.Extensions.AI;

namespace Insights.App.ModelClients;

/// <summary>The name of a call: hash of the model, the prompt file and all that is sent; the custom id of a batch request, too.</summary>
internal static class ReplyKey
{
    public static string Of(string model, IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var schema = (options?.ResponseFormat as ChatResponseFormatJson)?.Schema?.GetRawText() ?? "";
        foreach (var part in messages.SelectMany(message => new[] { message.Role.Value, message.Text })
            .Prepend(schema).Prepend(OriginOf(options).PromptHash).Prepend(model))
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..40];
    }

    /// <summary>Which prompt a call comes from; an empty origin where the call is not an agent's.</summary>
    public static CallOrigin OriginOf(ChatOptions? options) =>
        options?.AdditionalProperties?.GetValueOrDefault(CallOrigin.Key) as CallOrigin ?? new CallOrigin("", "", []);
}
