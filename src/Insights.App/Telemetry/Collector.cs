using Insights.App.Settings;
using OpenTelemetry.Exporter;

namespace Insights.App.Telemetry;

/// <summary>Where signals go and how the collector is spoken to.</summary>
internal sealed class Collector(Uri endpoint, TelemetryProtocol protocol)
{
    public const string Traces = "traces", Metrics = "metrics", Logs = "logs";

    /// <summary>Sets an exporter up for one signal.</summary>
    public Action<OtlpExporterOptions> For(string signal) => otlp =>
    {
        var isHttp = protocol == TelemetryProtocol.Http;
        otlp.Protocol = isHttp ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc;

        // The exporter adds a signal's path only to an address that it found by itself.
        otlp.Endpoint = isHttp ? new Uri($"{endpoint.AbsoluteUri.TrimEnd('/')}/v1/{signal}") : endpoint;
    };
}
