using System.Linq.Expressions;
using Hangfire;
using Hangfire.InMemory;
using Insights.App.Commands;
using Insights.App.Nightly;
using Insights.App.Settings;
using Microsoft.Extensions.Hosting;

namespace Insights.App.Schedule;

/// <summary>Notes at start when nights and chores begin.</summary>
internal sealed class JobCalendar(IRecurringJobManager calendar, CommandContext context) : IHostedService
{
    private const string Night = "night";

    /// <exception cref="UnusableException">A cron line is none.</exception>
    public static void RefuseWrongCron(ScheduleSettings settings)
    {
        using var nowhere = new InMemoryStorage();
        var calendar = new RecurringJobManager(nowhere);
        foreach (var (name, cron) in settings.CronLines)
        {
            try
            {
                Set<NightJobs>(calendar, settings, Night, cron, jobs => jobs.BeginAsync(CancellationToken.None));
            }
            catch (ArgumentException cause)
            {
                throw new UnusableException(
                    $"The setting Schedule:{name} cannot be used: \"{cron}\" is no cron line; give five fields such as \"0 3 * * *\".", cause);
            }
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // What earlier cron lines said is replaced.
        var schedule = context.Settings.Schedule;
        var isLive = BatchPlan.IsLive(context.Settings.Source.Path);
        Set<NightJobs>(calendar, schedule, Night, schedule.Cron, jobs => jobs.BeginAsync(CancellationToken.None));
        Set<ChoreJobs>(calendar, schedule, "reconcile", isLive ? schedule.ReconcileCron : "", jobs => jobs.ReconcileAsync(CancellationToken.None));
        Set<ChoreJobs>(calendar, schedule, "publish", schedule.PublishCron, jobs => jobs.PublishAsync(CancellationToken.None));
        Set<ChoreJobs>(calendar, schedule, "clean-up", schedule.CleanUpCron, jobs => jobs.CleanUpAsync(CancellationToken.None));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static void Set<T>(IRecurringJobManager calendar, ScheduleSettings settings, string name, string cron, Expression<Func<T, Task>> work)
    {
        if (cron.Length == 0)
        {
            calendar.RemoveIfExists(name);
            return;
        }

        calendar.AddOrUpdate(
            name,
            work,
            cron,
            new RecurringJobOptions
            {
                TimeZone = TimeZoneInfo.FindSystemTimeZoneById(settings.TimeZone),
                MisfireHandling = MisfireHandlingMode.Ignorable,
            });
    }
}
