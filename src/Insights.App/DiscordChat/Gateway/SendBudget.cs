namespace Insights.App.DiscordChat.Gateway;

/// <summary>Keeps a connection under 120 frames a minute; a few places stay free for heartbeats.</summary>
internal sealed class SendBudget(TimeProvider clock)
{
    public const int MostPerMinute = 120;
    private const int KeptForHeartbeats = 5;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Queue<DateTimeOffset> sent = [];

    /// <summary>How long the next frame has to wait; nothing where it may go now, and then it is counted.</summary>
    public TimeSpan Take(bool isHeartbeat)
    {
        var now = clock.GetUtcNow();
        while (sent.TryPeek(out var oldest) && now - oldest >= Window)
        {
            sent.Dequeue();
        }

        if (sent.Count < (isHeartbeat ? MostPerMinute : MostPerMinute - KeptForHeartbeats))
        {
            sent.Enqueue(now);
            return TimeSpan.Zero;
        }

        return sent.Peek() + Window - now;
    }
}
