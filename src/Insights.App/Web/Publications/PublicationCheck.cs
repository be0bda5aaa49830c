using Insights.App.Commands;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Insights.App.Web.Publications;

/// <summary>Ready as soon as there is a FAQ to serve.</summary>
internal sealed class PublicationCheck(CurrentPublication current, CommandContext context) : IHealthCheck
{
    public const string Name = "publication";

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext checkContext, CancellationToken cancellationToken) =>
        Task.FromResult((current.Value, current.Fault) switch
        {
            (null, null) => HealthCheckResult.Unhealthy(
                $"waits for the first publication in {Path.GetFileName(context.OutFolder)}; 'insights run' makes one, and so does the first night with a source."),
            (null, _) => HealthCheckResult.Unhealthy("the publication cannot be read; see 'insights doctor'."),
            (_, not null) => HealthCheckResult.Degraded("a newer publication cannot be read and the one before is served; see 'insights doctor'."),
            ({ } served, _) => HealthCheckResult.Healthy($"{served.Publication.Entries.Count} entries"),
        });
}
