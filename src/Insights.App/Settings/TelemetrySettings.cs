namespace Insights.App.Settings;

/// <summary>Where traces, metrics and logs of <c>serve</c> go beside /metrics and the log file.</summary>
internal sealed record TelemetrySettings
{
    /// <summary>The address of an OpenTelemetry collector (OTLP over gRPC), as http://127.0.0.1:4317; empty: none.</summary>
    [WebAddress]
    public Uri? Endpoint { get; init; }
}
