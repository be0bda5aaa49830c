using Insights.App.Commands;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Insights.App.Schedule;

/// <summary>Says how the last night ended and what the next one waits for.</summary>
internal sealed class NightCheck(CommandContext context, NightBook book) : IHealthCheck
{
    public const string Name = "nights";

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext checkContext, CancellationToken cancellationToken) =>
        Task.FromResult(Look());

    private HealthCheckResult Look()
    {
        try
        {
            return book.FindLast() switch
            {
                { Line: { } line } last => HealthCheckResult.Degraded($"the night of {last.Night} {last.Ending}: {line}"),
                _ when context.Settings.Source.Path.Length == 0 => HealthCheckResult.Degraded("no night has anything to read; set Source:Path."),
                _ when context.Settings.Schedule.Cron.Length == 0 => HealthCheckResult.Healthy("no night begins by itself"),
                { } last => HealthCheckResult.Healthy($"the night of {last.Night} was published"),
                null => HealthCheckResult.Healthy($"the first night begins at {context.Settings.Schedule.Cron} ({context.Settings.Schedule.TimeZone})"),
            };
        }
        catch (WorkFaultException gone)
        {
            return HealthCheckResult.Unhealthy(gone.Message);
        }
    }
}
