using Insights.App.Commands;
using Insights.App.Store;
using Insights.App.Store.Postgres;
using Microsoft.Extensions.Logging;

namespace Insights.App.DiscordChat.Bot.Hosting;

/// <summary>
/// Lets one worker at a time listen: two sessions of one token would each answer everything. The others stand by, and one takes over when the
/// listener's session at the store's server ends, however that came.
/// </summary>
internal sealed class BotTurn(CommandContext context, BotState state, ILogger<BotTurn> log)
{
    /// <summary>How often who stands by asks for the place, and who has it whether it still does.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    /// <summary>Does the work while it is this worker's turn, anew each time; ends when the work ends by itself.</summary>
    public async Task RunAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        if (!context.Settings.Store.IsShared())
        {
            await work(cancellationToken);
            return;
        }

        while (true)
        {
            using var place = await WaitAsync(cancellationToken);
            state.TakeOver();
            log.BotTakesOver();
            if (await EndsAsync(work, place, cancellationToken))
            {
                return;
            }

            state.StandBy();
            log.BotLostPlace();
        }
    }

    private async Task<PostgresLock> WaitAsync(CancellationToken cancellationToken)
    {
        log.BotStandsBy();
        var failures = 0;
        while (true)
        {
            try
            {
                return await context.Settings.Store.TakeBotLockAsync(Interval, context.Clock, cancellationToken);
            }
            catch (Exception fault) when (fault is WorkFaultException or UnusableException)
            {
                if (failures++ == 0)
                {
                    log.BotPlaceUnknown(fault.GetType().Name);
                }
            }

            await Task.Delay(Interval, context.Clock, cancellationToken);
        }
    }

    /// <summary>False where the place was lost before the work ended. Past this call nothing of the work goes on: another may begin.</summary>
    private async Task<bool> EndsAsync(Func<CancellationToken, Task> work, PostgresLock place, CancellationToken cancellationToken)
    {
        using var turn = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var working = work(turn.Token);
        var losing = WaitForLossAsync(place, turn.Token);
        var first = await Task.WhenAny(working, losing);
        await turn.CancelAsync();
        await Task.WhenAll(working, losing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await first;
        return first == working;
    }

    private async Task WaitForLossAsync(PostgresLock place, CancellationToken cancellationToken)
    {
        do
        {
            await Task.Delay(Interval, context.Clock, cancellationToken);
        }
        while (await place.IsHeldAsync(cancellationToken));
    }
}
