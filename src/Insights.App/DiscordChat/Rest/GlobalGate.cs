namespace Insights.App.DiscordChat.Rest;

/// <summary>
/// Lets through what the whole token may send in a second. A request keeps its place until a second after its answer: the server saw it
/// in between, so however late it arrived, no second of the server's holds more requests than there are places.
/// </summary>
internal sealed class GlobalGate(int places, TimeProvider clock)
{
    /// <summary>A second, and what two clocks may differ by.</summary>
    private static readonly TimeSpan Held = TimeSpan.FromMilliseconds(1005);

    private readonly Lock access = new();
    private readonly Queue<TaskCompletionSource> waiting = new();
    private int free = places;

    public async Task EnterAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource turn;
        lock (access)
        {
            if (free > 0)
            {
                free--;
                return;
            }

            turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Enqueue(turn);
        }

        await using var stop = cancellationToken.Register(() => turn.TrySetCanceled(cancellationToken));
        await turn.Task;
    }

    /// <summary>The answer is here, or will never be.</summary>
    public void Leave()
    {
        ITimer? timer = null;
#pragma warning disable CA2000 // It is disposed once it has rung; until then its own callback keeps it alive.
        timer = clock.CreateTimer(
            _ =>
            {
                Free();
                timer?.Dispose();
            },
            null,
            Held,
            Timeout.InfiniteTimeSpan);
#pragma warning restore CA2000
    }

    private void Free()
    {
        lock (access)
        {
            while (waiting.TryDequeue(out var turn))
            {
                if (turn.TrySetResult())
                {
                    return;
                }
            }

            free++;
        }
    }
}
