namespace Insights.App.DiscordChat.Gateway;

/// <summary>How long to wait before the next connection: longer after each that came to nothing, with chance in it.</summary>
internal sealed class Backoff(TimeSpan first, Random chance)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private const int MostDoublings = 8;

    /// <param name="failures">Connections in a row that did not become ready.</param>
    public TimeSpan After(int failures)
    {
        var whole = Math.Min(Longest.Ticks, first.Ticks << Math.Min(failures, MostDoublings));
        return TimeSpan.FromTicks((long)(whole * (0.5 + (chance.NextDouble() / 2))));
    }

    /// <summary>With the usual first pause one to five seconds, as is usual for when a session was refused.</summary>
    public TimeSpan AfterRefusal() => 2 * first * (1 + (4 * chance.NextDouble()));
}
