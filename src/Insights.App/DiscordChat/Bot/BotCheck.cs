using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Insights.App.DiscordChat.Bot;

/// <summary>Healthy while Discord lets the bot listen.</summary>
internal sealed class BotCheck(BotState state) : IHealthCheck
{
    public const string Name = "discord";

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken) =>
        Task.FromResult((state.Refusal, state.IsReady) switch
        {
            ({ } why, _) => HealthCheckResult.Unhealthy(why),
            (null, false) => HealthCheckResult.Degraded("not connected to Discord yet."),
            _ => HealthCheckResult.Healthy("connected"),
        });
}
