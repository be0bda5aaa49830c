namespace Insights.App.DiscordChat.Rest;

/// <summary>
/// Counts answers that Discord holds against an address: 401, 403 and 429. Ten thousand in ten minutes shut the address out of
/// everything, so this program stops long before.
/// </summary>
internal sealed class InvalidRequests(TimeProvider clock)
{
    private const int Most = 1000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly Lock access = new();
    private readonly Queue<DateTimeOffset> moments = new();

    public void Add()
    {
        lock (access)
        {
            moments.Enqueue(clock.GetUtcNow());
            Forget();
        }
    }

    /// <exception cref="WorkFaultException">There were too many.</exception>
    public void ThrowIfTooMany()
    {
        lock (access)
        {
            Forget();
            if (moments.Count >= Most)
            {
                throw new WorkFaultException(
                    $"Discord refused {Most} requests within ten minutes and would soon shut this address out; look at the bot's permissions with 'insights doctor', then start again.");
            }
        }
    }

    private void Forget()
    {
        while (moments.TryPeek(out var first) && clock.GetUtcNow() - first > Window)
        {
            moments.Dequeue();
        }
    }
}
