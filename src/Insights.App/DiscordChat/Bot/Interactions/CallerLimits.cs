namespace Insights.App.DiscordChat.Bot.Interactions;

/// <summary>How often one person, and everybody in one channel together, may ask for something within a minute.</summary>
internal sealed class CallerLimits(int perUser, int perChannel, TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock access = new();
    private readonly Dictionary<(bool IsChannel, ulong Id), Queue<DateTimeOffset>> taken = [];

    /// <summary>How long the caller has to wait; nothing where it may go on, and then it is counted.</summary>
    public TimeSpan Take(InteractionSource source)
    {
        lock (access)
        {
            var now = clock.GetUtcNow();
            Forget(now);
            List<((bool, ulong) Key, int Most)> counts = [((false, source.Caller.Value), perUser)];
            if (source.Channel is { } channel)
            {
                counts.Add(((true, channel.Value), perChannel));
            }

            var wait = counts.Max(count => taken.TryGetValue(count.Key, out var moments) && moments.Count >= count.Most
                ? moments.Peek() + Window - now
                : TimeSpan.Zero);
            if (wait == TimeSpan.Zero)
            {
                foreach (var (key, _) in counts)
                {
                    taken.TryAdd(key, []);
                    taken[key].Enqueue(now);
                }
            }

            return wait;
        }
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (key, moments) in taken)
        {
            while (moments.TryPeek(out var first) && now - first >= Window)
            {
                moments.Dequeue();
            }

            if (moments.Count == 0)
            {
                taken.Remove(key);
            }
        }
    }
}
