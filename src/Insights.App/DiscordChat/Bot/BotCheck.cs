using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Insights.App.DiscordChat.Bot;

/// <summary>Healthy while Discord lets the bot listen, and while another worker does so.</summary>
internal sealed class BotCheck(BotState state) : IHealthCheck
{
    public const string Name = "discord";

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken) =>
        Task.FromResult(state switch
        {
            { Refusal: { } why } => HealthCheckResult.Unhealthy(why),
            { StandsBy: true } => HealthCheckResult.Healthy("stands by: another worker listens to Discord, this one takes over when it stops"),
            { IsReady: false } => HealthCheckResult.Degraded("not connected to Discord yet."),
            _ => HealthCheckResult.Healthy("connected"),
        });
}
