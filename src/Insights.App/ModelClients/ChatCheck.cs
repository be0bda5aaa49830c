using System.ClientModel;
using System.Globalization;
using Insights.Agents;
using Insights.App.Settings;
using Microsoft.Extensions.AI;

namespace Insights.App.ModelClients;

/// <summary>Asks the chat server for one word, to know that address, key and model are right.</summary>
internal static class ChatCheck
{
    private const int FewTokens = 16;

    /// <returns>What is wrong and the remedy; null where the model answers.</returns>
    public static async Task<string?> FindFaultAsync(ChatSettings settings, CancellationToken cancellationToken)
    {
        using var connection = new ChatConnection(settings with { RetryDelay = TimeSpan.FromMilliseconds(100) });
        using var guard = new GuardedCalls(connection.Client);
        try
        {
            await guard.GetResponseAsync([new ChatMessage(ChatRole.User, "Say OK.")], new ChatOptions { MaxOutputTokens = FewTokens }, cancellationToken);
            return null;
        }
        catch (ModelRefusedException refused)
        {
            return $"{settings.Endpoint} refuses the model {settings.Model} ({refused.Message}); set Chat:Model to one that the server has";
        }
        catch (ModelUnavailableException gone)
        {
            var status = (gone.InnerException as ClientResultException)?.Status;
            return string.Create(CultureInfo.InvariantCulture, $"{settings.Endpoint} gives no reply ({gone.Message}); {RemedyFor(status)}");
        }
    }

    private static string RemedyFor(int? status) => status switch
    {
        401 or 403 => "give the right key as INSIGHTS__Chat__ApiKey or name its file with INSIGHTS__Chat__ApiKeyFile",
        402 or 429 => "look at the account's limits, or try again later",
        404 or 405 => "set Chat:Endpoint to an address that ends in /v1, and Chat:Model to one that the server has",
        _ => "start the server or correct Chat:Endpoint; until then drafts are made offline",
    };
}
