using Insights.App.Commands;
using Insights.App.Store;
using Insights.Pipeline;

namespace Insights.App.Schedule;

/// <summary>
/// Who may work on the store. A store in one file takes one job after the other; on a server channels are read side by side, and nobody
/// reads while a night is mined.
/// </summary>
internal sealed class NightGate(CommandContext context) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>For reading one channel; disposed when it is read.</summary>
    public async Task<IDisposable> EnterReadingAsync(CancellationToken cancellationToken) => context.Settings.Store.IsShared()
        ? context.Settings.Store.TakeReadingLock()
        : await InTurnAsync(() => WorkLock.Take(context.Work), cancellationToken);

    /// <summary>For mining, which takes the folder's lock itself.</summary>
    public Task<IDisposable> EnterMiningAsync(CancellationToken cancellationToken) => InTurnAsync(() => null, cancellationToken);

    public void Dispose() => turn.Dispose();

    private async Task<IDisposable> InTurnAsync(Func<IDisposable?> take, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            return new Place(turn, take());
        }
        catch
        {
            turn.Release();
            throw;
        }
    }

    private sealed class Place(SemaphoreSlim turn, IDisposable? held) : IDisposable
    {
        public void Dispose()
        {
            held?.Dispose();
            turn.Release();
        }
    }
}
