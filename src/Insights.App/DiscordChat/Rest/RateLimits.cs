using System.Net;
using Insights.App.DiscordChat.Wire;

namespace Insights.App.DiscordChat.Rest;

/// <summary>
/// Keeps every limit that Discord tells of: one queue a limit, the whole token's fifty a second, and what a 429 asks for, which is waited
/// for and is no failure. One for a token: two would not know of each other.
/// </summary>
internal sealed class RateLimits(TimeProvider clock) : DelegatingHandler
{
    /// <summary>Requests a second for a token, as documented.</summary>
    private const int EverySecond = 50;

    /// <summary>Where a proxy in front of Discord refuses an address, it does so for minutes.</summary>
    private static readonly TimeSpan ProxyWait = TimeSpan.FromMinutes(2);

    /// <summary>Who waits as told and is refused as often has not understood the limit; going on would only shut the address out.</summary>
    private const int MostRefusals = 20;

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);

    private readonly GlobalGate gate = new(EverySecond, clock);
    private readonly RouteQueue everything = new(clock);
    private readonly RouteQueues queues = new(clock);
    private readonly InvalidRequests invalid = new(clock);
    private volatile bool isTokenRefused;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var route = RequestRoute.Of(request.Method, request.Options.TryGetValue(DiscordRest.PathKey, out var path) ? path : "");
        var queue = await queues.EnterAsync(route, cancellationToken);
        try
        {
            for (var refusals = 0; refusals < MostRefusals; refusals++)
            {
                await queue.WaitAsync(cancellationToken);
                var response = await PassAsync(request, route, cancellationToken);
                queues.Learn(route, queue, response.Headers);
                if (response.StatusCode != HttpStatusCode.TooManyRequests)
                {
                    Count(route, response.StatusCode);
                    return response;
                }

                await HoldAsync(response, queue, cancellationToken);
                response.Dispose();
            }

            throw new WorkFaultException(
                $"Discord refused one request {MostRefusals} times although its waits were kept (429); start again later: nothing is lost.");
        }
        finally
        {
            queue.Leave();
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            everything.Dispose();
            queues.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task<HttpResponseMessage> PassAsync(HttpRequestMessage request, RequestRoute route, CancellationToken cancellationToken)
    {
        if (!route.IsOfInteraction)
        {
            await everything.WaitAsync(cancellationToken);
            await gate.EnterAsync(cancellationToken);
        }

        try
        {
            ThrowIfStopped();
            if (request.Options.TryGetValue(DiscordRest.CallsKey, out var calls))
            {
                calls.Add();
            }

            return await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            if (!route.IsOfInteraction)
            {
                gate.Leave();
            }
        }
    }

    private void ThrowIfStopped()
    {
        if (isTokenRefused)
        {
            throw RefusedToken();
        }

        invalid.ThrowIfTooMany();
    }

    private void Count(RequestRoute route, HttpStatusCode status)
    {
        if (status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            invalid.Add();
        }

        // On the routes of an interaction it is the interaction's own secret that ran out.
        if (status == HttpStatusCode.Unauthorized && !route.IsOfInteraction)
        {
            isTokenRefused = true;
            throw RefusedToken();
        }
    }

    private async Task HoldAsync(HttpResponseMessage response, RouteQueue queue, CancellationToken cancellationToken)
    {
        var error = ApiError.Find(await response.Content.ReadAsByteArrayAsync(cancellationToken));
        var scope = response.Headers.TryGetValues("X-RateLimit-Scope", out var scopes) ? scopes.First() : "";
        if (scope != "shared")
        {
            invalid.Add();
        }

        var told = response.Headers.RetryAfter?.Delta ?? TimeSpan.Zero;
        var wait = TimeSpan.FromSeconds(Math.Clamp(error?.RetryAfter ?? 0, 0, 86_400)) is var precise && precise > told ? precise : told;
        var isProxy = error is null;
        wait = isProxy && wait == TimeSpan.Zero ? ProxyWait : wait;
        if (wait > LongestWait)
        {
            throw new WorkFaultException(
                $"Discord asks to wait {wait.TotalMinutes:F0} minutes before the next request; start again after that.");
        }

        (isProxy || error!.Global == true || scope == "global" ? everything : queue).HoldFor(wait);
    }

    private static UnusableException RefusedToken() => new(
        "Discord refuses the token (401); give the bot's present token as INSIGHTS__Discord__Token, or name its file with INSIGHTS__Discord__TokenFile.");
}
