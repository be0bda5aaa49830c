using Hangfire;
using Insights.App.Commands;
using Microsoft.Extensions.Hosting;

namespace Insights.App.Schedule;

/// <summary>Notes at start when nights and chores begin.</summary>
internal sealed class NightCalendar(IRecurringJobManager calendar, CommandContext context) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        ScheduleComposition.SetCalendar(calendar, context.Settings);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
