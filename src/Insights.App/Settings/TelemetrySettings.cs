using System.ComponentModel.DataAnnotations;

namespace Insights.App.Settings;

/// <summary>Where traces, metrics and logs of <c>serve</c> go beside /metrics and the log file.</summary>
internal sealed record TelemetrySettings
{
    /// <summary>The address of an OpenTelemetry collector, as http://127.0.0.1:4317; empty: none.</summary>
    [WebAddress]
    public Uri? Endpoint { get; init; }

    [EnumDataType(typeof(TelemetryProtocol))]
    public TelemetryProtocol Protocol { get; init; } = TelemetryProtocol.Grpc;
}

/// <summary>How a collector is spoken to.</summary>
internal enum TelemetryProtocol
{
    /// <summary>OTLP over gRPC, usually on port 4317.</summary>
    Grpc,

    /// <summary>OTLP over HTTP in protobuf, usually on port 4318; the paths of the three signals are added to the address.</summary>
    Http,
}
