using System.Collections.Concurrent;

namespace Insights.Ingest.Live;

/// <summary>What the steps over a live source share. Many may ask the server at a time, one writes.</summary>
internal sealed class LiveRun(IngestRun run, IChatHistory history, ChatListing listing) : IDisposable
{
    private readonly SemaphoreSlim store = new(1);
    private readonly Lock counting = new();

    public IngestRun Run => run;
    public IChatHistory History => history;
    public ChatListing Listing => listing;
    public DateTimeOffset Moment => run.Options.Now;

    public ConcurrentDictionary<ChannelId, ChannelLook> Looks { get; } = new();

    public LiveCounts Counts { get; private set; }

    /// <summary>Does something with the store, or with what the steps share, while nobody else does.</summary>
    public async Task<T> AloneAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await store.WaitAsync(cancellationToken);
        try
        {
            return await work();
        }
        finally
        {
            store.Release();
        }
    }

    /// <summary>Keeps what is known of a channel now.</summary>
    public Task KeepAsync(ChannelLook look, CancellationToken cancellationToken) => AloneAsync(
        async () =>
        {
            await run.Store.WriteAsync(new StoreBatch { Looks = [look] }, cancellationToken);
            Looks[look.Channel] = look;
            return true;
        },
        cancellationToken);

    /// <summary>Counts something of the run; the steps run side by side.</summary>
    public void Count(Func<LiveCounts, LiveCounts> change)
    {
        lock (counting)
        {
            Counts = change(Counts);
        }
    }

    /// <summary>A channel that could not be read is named once, and remembered.</summary>
    public Task RefuseAsync(ChannelLook look, LookState state, string why, CancellationToken cancellationToken)
    {
        Count(counts => counts with { Refused = counts.Refused + 1 });
        if (look.State == LookState.Open)
        {
            lock (counting)
            {
                run.Oddities.Add(OddityKind.ChannelRefused, $"{look.Channel}: {why}");
            }
        }

        return KeepAsync(look with { State = state, LookedAt = Moment }, cancellationToken);
    }

    public void Dispose() => store.Dispose();
}
