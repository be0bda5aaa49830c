using System.Linq.Expressions;
using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using Insights.App.Commands;
using Insights.App.DiscordChat;
using Insights.App.Nightly;
using Insights.App.Settings;
using Insights.App.Store;
using Insights.App.Web.Access;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Insights.App.Schedule;

/// <summary>Puts the scheduler together: its storage in this process, or in the store's database where several workers share it.</summary>
internal static class ScheduleComposition
{
    private const string Night = "night";

    /// <summary>After this long without a sign of life a job is another worker's to do.</summary>
    private static readonly TimeSpan Invisibility = TimeSpan.FromSeconds(30);

    /// <summary>A lock of a worker that was killed is another's after this long: each is held for the moment of a change, or of a look at the source.</summary>
    private static readonly TimeSpan LockLease = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    /// <exception cref="UnusableException">The cron line is none.</exception>
    public static IServiceCollection AddSchedule(this IServiceCollection services, CommandContext context)
    {
        var log = new SchedulerLog(context.Log);
        GlobalConfiguration.Configuration.UseLogProvider(log);
        RefuseWrongCron(context.Settings.Schedule);
        services
            // Ours are found before those that the library keeps for the whole process.
            .AddSingleton(_ => OpenStorage(context.Settings.Store))
            .AddSingleton<JobActivator>(provider => new AspNetCoreJobActivator(provider.GetRequiredService<IServiceScopeFactory>()))
            .AddHangfire(hangfire => hangfire
                .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
                .UseSimpleAssemblyNameTypeSerializer()
                .UseRecommendedSerializerSettings()
                .UseLogProvider(log))
            .AddHangfireServer(server =>
            {
                server.WorkerCount = context.Settings.Schedule.Workers;
                server.SchedulePollingInterval = Poll;
                server.ShutdownTimeout = TimeSpan.FromSeconds(10);
            })
            .AddSingleton<NightBook>()
            .AddSingleton<NightGate>()
            .AddSingleton<NightWatch>()
            .AddSingleton<NightHistory>()
            .AddDiscordLine(context.Settings)
            .AddScoped<NightJobs>()
            .AddScoped<ChoreJobs>()
            .AddHostedService<NightCalendar>()
            .AddHealthChecks().AddCheck<NightCheck>(NightCheck.Name);
        return context.Settings.Store.IsShared() ? services.AddHostedService<SharedFollowing>() : services;
    }

    public static void MapSchedule(this IEndpointRouteBuilder app)
    {
        var dashboard = app.MapHangfireDashboard("/hangfire", new DashboardOptions
        {
            // Who may is decided by the endpoint's policy, as for the other pages of maintainers.
            Authorization = [],
            DashboardTitle = "Insights: nights",
            DisplayStorageConnectionString = false,
        }).RequireMaintainer();

        // The library's pages style their bars in place; scripts come from here alone, as everywhere.
        dashboard.Add(endpoint =>
        {
            var show = endpoint.RequestDelegate!;
            endpoint.RequestDelegate = context =>
            {
                context.Response.Headers.ContentSecurityPolicy =
                    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; frame-ancestors 'none'; base-uri 'none'";
                return show(context);
            };
        });
    }

    /// <summary>Notes when nights and chores begin; what earlier cron lines said is replaced.</summary>
    public static void SetCalendar(IRecurringJobManager calendar, InsightsSettings settings)
    {
        var schedule = settings.Schedule;
        var isLive = BatchPlan.IsLive(settings.Source.Path);
        Set<NightJobs>(calendar, schedule, Night, schedule.Cron, jobs => jobs.BeginAsync(CancellationToken.None));
        Set<ChoreJobs>(calendar, schedule, "reconcile", isLive ? schedule.ReconcileCron : "", jobs => jobs.ReconcileAsync(CancellationToken.None));
        Set<ChoreJobs>(calendar, schedule, "publish", schedule.PublishCron, jobs => jobs.PublishAsync(CancellationToken.None));
        Set<ChoreJobs>(calendar, schedule, "clean-up", schedule.CleanUpCron, jobs => jobs.CleanUpAsync(CancellationToken.None));
    }

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

    private static JobStorage OpenStorage(StoreSettings settings)
    {
        if (StorePlace.Of(settings) is not StorePlace.OnServer server)
        {
            return new InMemoryStorage();
        }

        var options = new PostgreSqlStorageOptions
        {
            QueuePollInterval = Poll,
            InvisibilityTimeout = Invisibility,
            UseSlidingInvisibilityTimeout = true,
            DistributedLockTimeout = LockLease,
            PrepareSchemaIfNecessary = true,
        };
        using var together = settings.TakeSetupLock();
        return new PostgreSqlStorage(new NpgsqlConnectionFactory(server.ConnectionString, options), options);
    }

    private static void RefuseWrongCron(ScheduleSettings settings)
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
}
