using System.Text.Json;
using Insights.App.Commands;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Insights.App.Web.Health;

/// <summary>
/// <c>/health/live</c> says that the process answers, <c>/health/ready</c> whether it can do its work: every area adds its named check with
/// <c>services.AddHealthChecks().AddCheck</c>, and words what it waits for and the remedy in the check's description.
/// </summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync });
    }

    private static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(
        new
        {
            Status = report.Status == HealthStatus.Unhealthy ? "waiting" : "ready",
            Checks = report.Entries.Select(entry => new
            {
                Name = entry.Key,
                Status = JsonNamingPolicy.CamelCase.ConvertName(entry.Value.Status.ToString()),
                Detail = entry.Value.Description,
            }),
        },
        CommandContext.OneLine,
        context.RequestAborted);
}
