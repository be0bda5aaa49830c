using Insights.App.Commands;
using Insights.App.ModelClients;
using Insights.App.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Insights.App.Telemetry;

/// <summary>
/// What the server tells machines that watch it: metrics at /metrics for whoever scrapes, and where a collector is set, traces, metrics and
/// logs by OTLP. Queries of addresses, which hold questions, are redacted by the instrumentation.
/// </summary>
internal static class TelemetryComposition
{
    private const string Name = "insights";

    public static IServiceCollection AddTelemetry(this IServiceCollection services, TelemetrySettings settings)
    {
        services.AddMetrics().AddSingleton<Meters>();
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(Name, serviceVersion: InsightsCommand.Version))
            .WithMetrics(metrics => metrics
                .AddMeter(Meters.Name)
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation()
                .AddPrometheusExporter());
        if (settings.Endpoint is not { } endpoint)
        {
            return services;
        }

        var collector = new Collector(endpoint, settings.Protocol);
        telemetry
            .WithMetrics(metrics => metrics.AddOtlpExporter(collector.For(Collector.Metrics)))
            .WithTracing(tracing => tracing
                .AddSource(CallTrace.SourceName)
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddProcessor<PathlessCalls>()
                .AddOtlpExporter(collector.For(Collector.Traces)));
        return services.AddLogging(logging => logging.AddOpenTelemetry(logs => logs
            .SetResourceBuilder(ResourceBuilder.CreateDefault().AddService(Name, serviceVersion: InsightsCommand.Version))
            .AddOtlpExporter(collector.For(Collector.Logs))));
    }

    public static void MapMetrics(this IEndpointRouteBuilder app) => app.MapPrometheusScrapingEndpoint("/metrics");
}
