using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Insights.Tests.Fakes.DiscordServer;

/// <summary>Counts requests as Discord does: so many a second for the token, so many a window for each route of a channel or server.</summary>
/// <param name="global">Requests in any second.</param>
/// <param name="perRoute">Requests of one route and resource in a window.</param>
/// <param name="window">How long a window is.</param>
/// <param name="clock">Shared with the client where time is not real.</param>
internal sealed class FakeLimits(int global, int perRoute, TimeSpan window, TimeProvider clock)
{
    private readonly Lock access = new();
    private readonly Queue<DateTimeOffset> second = new();
    private readonly Dictionary<string, (DateTimeOffset End, int Count)> windows = [];

    /// <summary>False: the headers are left out, as some routes do.</summary>
    public bool TellsLimits { get; init; } = true;

    /// <summary>Null lets the request through, with headers written.</summary>
    public FakeFault? Count(HttpContext context, string method, string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var key = $"{method} {string.Join('/', parts.Select((part, place) => place != 1 && part.All(char.IsAsciiDigit) ? "*" : part))}";
        lock (access)
        {
            var now = clock.GetUtcNow();
            while (second.TryPeek(out var first) && now - first >= TimeSpan.FromSeconds(1))
            {
                second.Dequeue();
            }

            if (second.Count >= global)
            {
                return new FakeFault.TooMany("global", 1 - (now - second.Peek()).TotalSeconds);
            }

            var (end, count) = windows.GetValueOrDefault(key);
            if (now >= end)
            {
                (end, count) = (now + window, 0);
            }

            if (count >= perRoute)
            {
                return new FakeFault.TooMany("user", (end - now).TotalSeconds);
            }

            windows[key] = (end, count + 1);
            second.Enqueue(now);
            if (TellsLimits)
            {
                Tell(context.Response.Headers, parts, end - now, perRoute - count - 1, method);
            }

            return null;
        }
    }

    private void Tell(IHeaderDictionary headers, string[] parts, TimeSpan reset, int left, string method)
    {
        headers["X-RateLimit-Limit"] = perRoute.ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Remaining"] = left.ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Reset-After"] = reset.TotalSeconds.ToString("F3", CultureInfo.InvariantCulture);
        headers["X-RateLimit-Bucket"] = $"{method}-{string.Join('-', parts.Where(part => !part.All(char.IsAsciiDigit)))}";
    }
}
