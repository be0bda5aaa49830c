using Hangfire;
using Insights.App.Commands;
using Microsoft.Extensions.Hosting;

namespace Insights.App.Schedule;

/// <summary>Notes at start when nights begin.</summary>
internal sealed class NightCalendar(IRecurringJobManager calendar, CommandContext context) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        ScheduleComposition.SetNights(calendar, context.Settings.Schedule);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
