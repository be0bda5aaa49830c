using System.ClientModel;
using System.Net;
using System.Text.Json;
using Insights.Agents;
using Microsoft.Extensions.AI;
using Polly.Timeout;

namespace Insights.App.ModelClients;

/// <summary>
/// Tells faults of the server from refusals of one call, and stops asking a server that is gone: a night must not wait
/// for it once a call.
/// </summary>
internal sealed class GuardedCalls(IChatClient inner) : DelegatingChatClient(inner)
{
    /// <summary>After so many calls in a row that came to nothing in spite of all retries, nobody is asked any more.</summary>
    private const int MostFailures = 3;

    private int failures;
    private volatile string? trouble;

    /// <summary>Why no calls are made any more; null where they are.</summary>
    public string? Trouble => trouble;

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (trouble is { } known)
        {
            throw new ModelUnavailableException(known);
        }

        try
        {
            var response = await base.GetResponseAsync(messages, options, cancellationToken);
            Interlocked.Exchange(ref failures, 0);
            return response;
        }
        catch (ClientResultException cause) when (cause.Status is >= 400 and < 500
            && cause.Status is not ((int)HttpStatusCode.RequestTimeout or (int)HttpStatusCode.TooManyRequests))
        {
            if (cause.Status is not (401 or 402 or 403 or 404 or 405))
            {
                throw new ModelRefusedException($"HTTP {cause.Status}", cause);
            }

            // A wrong key, name or address: no call will do better.
            trouble = $"the chat server refuses every call (HTTP {cause.Status})";
            throw new ModelUnavailableException(trouble, cause);
        }
        catch (Exception cause) when (cause is JsonException or InvalidOperationException or FormatException or KeyNotFoundException
            or ArgumentException or NotSupportedException)
        {
            // It answers, only not as a chat server does; the next call may fare better.
            throw new ModelUnavailableException("no reply of a chat server", cause);
        }
        catch (Exception cause) when (ReasonOf(cause, cancellationToken) is { } reason)
        {
            if (Interlocked.Increment(ref failures) >= MostFailures)
            {
                trouble = $"the chat server does not answer ({reason})";
            }

            throw new ModelUnavailableException(reason, cause);
        }
    }

    private static string? ReasonOf(Exception cause, CancellationToken cancellationToken) => cause switch
    {
        ClientResultException { Status: 0 } => "no connection",
        ClientResultException fault => $"HTTP {fault.Status}",
        TimeoutException or TimeoutRejectedException => "a timeout",
        OperationCanceledException when !cancellationToken.IsCancellationRequested => "a timeout",
        HttpRequestException or IOException or AggregateException => "no connection",
        _ => null,
    };
}
