using System.Collections.Concurrent;

namespace Insights.App.DiscordChat.Bot.Interactions;

/// <summary>Interactions under way: each on its own, so that a slow one holds up no other; all are finished before the program stops.</summary>
internal sealed class InteractionQueue(InteractionDesk desk) : IAsyncDisposable
{
    private const int Most = 200;

    private readonly ConcurrentDictionary<Task, bool> running = new();
    private readonly CancellationTokenSource stop = new();

    /// <summary>Begins to answer; where far too many are under way, the interaction is left to expire.</summary>
    public void Start(Interaction interaction)
    {
        if (running.Count >= Most)
        {
            return;
        }

        var answering = Task.Run(() => desk.AnswerAsync(interaction, stop.Token));
        running[answering] = true;
        answering.ContinueWith(done => running.TryRemove(done, out _), TaskScheduler.Default);
    }

    /// <summary>Waits until all that were begun are answered.</summary>
    public Task DrainAsync() => Task.WhenAll(running.Keys);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await DrainAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }
}
