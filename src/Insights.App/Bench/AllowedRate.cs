namespace Insights.App.Bench;

/// <summary>What a server says to a request: whether it is let through, and what is left of the limit that it counts towards.</summary>
/// <param name="IsAllowed">False: 429.</param>
/// <param name="IsGlobal">True where the limit of the whole token refuses it.</param>
/// <param name="Wait">How long the refused must wait; else how long until the limit's window ends.</param>
/// <param name="Left">How many more fit into the window.</param>
/// <param name="Bucket">The limit's name, the same for every channel and server.</param>
internal readonly record struct Ruling(bool IsAllowed, bool IsGlobal, TimeSpan Wait, int Left, string Bucket);

/// <summary>Counts requests as Discord does: so many a second for the token, so many a window for each route of a channel or server.</summary>
/// <param name="global">Requests in any second.</param>
/// <param name="perRoute">Requests of one route and resource in a window.</param>
/// <param name="window">How long a window is.</param>
/// <param name="clock">Tells the moments of the requests.</param>
internal sealed class AllowedRate(int global, int perRoute, TimeSpan window, TimeProvider clock)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly Lock access = new();
    private readonly Queue<DateTimeOffset> second = new();
    private readonly Dictionary<string, (DateTimeOffset End, int Count)> windows = [];

    public int PerRoute => perRoute;

    public Ruling Rule(string method, string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var bucket = $"{method}-{string.Join('-', parts.Where(part => !IsId(part)))}";
        var key = $"{bucket} {parts.FirstOrDefault(IsId)}";
        lock (access)
        {
            var now = clock.GetUtcNow();
            while (second.TryPeek(out var first) && now - first >= Second)
            {
                second.Dequeue();
            }

            if (second.Count >= global)
            {
                return new Ruling(false, true, Second - (now - second.Peek()), 0, bucket);
            }

            var (end, count) = windows.GetValueOrDefault(key);
            if (now >= end)
            {
                (end, count) = (now + window, 0);
            }

            if (count >= perRoute)
            {
                return new Ruling(false, false, end - now, 0, bucket);
            }

            windows[key] = (end, count + 1);
            second.Enqueue(now);
            return new Ruling(true, false, end - now, perRoute - count - 1, bucket);
        }
    }

    private static bool IsId(string part) => part.All(char.IsAsciiDigit);
}
