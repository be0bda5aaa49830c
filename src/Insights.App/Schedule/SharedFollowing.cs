using Insights.App.Commands;
using Insights.App.Erasures;
using Microsoft.Extensions.Hosting;

namespace Insights.App.Schedule;

/// <summary>
/// Brings what another worker published into this one's folders, from which the pages are served, and takes out of them what another forgot.
/// </summary>
internal sealed class SharedFollowing(CommandContext context) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, context.Clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                context.OpenPublication().Recover();
                await ForgetFollowing.RunAsync(context, stoppingToken);
            }
            catch (Exception fault) when (fault is WorkFaultException or UnusableException or IOException or UnauthorizedAccessException)
            {
                context.Log.FollowingFailed(fault.GetType().Name);
            }
        }
    }
}
