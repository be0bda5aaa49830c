using System.Collections.Concurrent;
using System.Net.Http.Headers;

namespace Insights.App.DiscordChat.Rest;

/// <summary>The queue of each limit. Which routes share one is learnt from their answers; what is unknown goes one by one.</summary>
internal sealed class RouteQueues(TimeProvider clock) : IDisposable
{
    private readonly ConcurrentDictionary<string, string> buckets = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Limit, string Major), RouteQueue> queues = new();

    /// <summary>Enters the route's queue, also where it turns out to share one with another route while waiting.</summary>
    public async Task<RouteQueue> EnterAsync(RequestRoute route, CancellationToken cancellationToken)
    {
        while (true)
        {
            var queue = Of(route);
            await queue.EnterAsync(cancellationToken);
            if (Of(route) == queue)
            {
                return queue;
            }

            queue.Leave();
        }
    }

    /// <summary>Keeps which limit the route belongs to, and what the answer says of it.</summary>
    public void Learn(RequestRoute route, RouteQueue entered, HttpResponseHeaders headers)
    {
        if (headers.TryGetValues("X-RateLimit-Bucket", out var names))
        {
            buckets[route.Name] = names.First();
        }

        entered.Learn(headers);
        var now = Of(route);
        if (now != entered)
        {
            now.Learn(headers);
        }
    }

    public void Dispose()
    {
        foreach (var queue in queues.Values)
        {
            queue.Dispose();
        }
    }

    private RouteQueue Of(RequestRoute route) =>
        queues.GetOrAdd((buckets.GetValueOrDefault(route.Name, route.Name), route.Major), _ => new RouteQueue(clock));
}
