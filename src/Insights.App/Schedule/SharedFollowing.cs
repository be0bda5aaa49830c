using Insights.App.Commands;
using Microsoft.Extensions.Hosting;

namespace Insights.App.Schedule;

/// <summary>Brings what another worker published into this one's folders, from which the pages are served.</summary>
internal sealed class SharedFollowing(CommandContext context) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, context.Clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                context.OpenPublication().Recover();
            }
            catch (Exception fault) when (fault is WorkFaultException or UnusableException)
            {
                context.Log.FollowingFailed(fault.GetType().Name);
            }
        }
    }
}
