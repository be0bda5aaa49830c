using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using Insights.App.Commands;
using Insights.App.DiscordChat;
using Insights.App.Settings;
using Insights.App.Store;
using Insights.App.Web.Access;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Insights.App.Schedule;

/// <summary>Puts the scheduler together: its storage in this process, or in the store's database where several workers share it.</summary>
internal static class ScheduleComposition
{
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
        JobCalendar.RefuseWrongCron(context.Settings.Schedule);
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
            .AddHostedService<JobCalendar>()
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
}
