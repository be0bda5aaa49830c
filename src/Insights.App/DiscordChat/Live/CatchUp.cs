using Insights.App.Commands;
using Insights.App.DiscordChat.Bot;
using Insights.App.DiscordChat.Rest;
using Insights.App.Nightly;
using Microsoft.Extensions.Logging;

namespace Insights.App.DiscordChat.Live;

/// <summary>
/// Reads over REST what no event told while no session was open: once after each new one, as soon as no night is under way. The store takes
/// it, deletions first of all; the next night mines it.
/// </summary>
internal sealed class CatchUp(CommandContext context, DiscordRest line, ILogger<CatchUp> log)
{
    private int isDue;

    /// <summary>A new session began: whatever was sent before it is lost.</summary>
    public void Ask() => Volatile.Write(ref isDue, 1);

    /// <summary>Reads if it was asked for; what stands in its way is waited for and tried again the next time.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // Where exports are the source, Discord is not read behind their back.
        if (!BatchPlan.IsLive(context.Settings.Source.Path) || Interlocked.Exchange(ref isDue, 0) == 0)
        {
            return;
        }

        try
        {
            var read = await Reconciliation.RunAsync(context, line, cancellationToken);
            log.CaughtUp(read.New, read.Changed, read.Deleted);
        }
        catch (WorkFaultException)
        {
            // A night is under way, or Discord is away.
            Ask();
        }
        catch (UnusableException refused)
        {
            // The same stops the next night, which says so where people look.
            log.NotCaughtUp(refused.GetType().Name);
        }
    }
}
