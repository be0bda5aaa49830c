using System.Collections.Concurrent;
using System.Text;
using Google.Protobuf;
using Insights.App.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Insights.Tests.Fakes;

/// <summary>An OpenTelemetry collector in this process that keeps what it is sent, by either protocol.</summary>
internal sealed class FakeCollector : IAsyncDisposable
{
    // Field numbers of opentelemetry-proto: request, its resources, their scopes, what those hold, the name of one.
    private static readonly int[] SpanName = [1, 2, 2, 5], MetricName = [1, 2, 2, 1];

    private readonly WebApplication host;
    private readonly ConcurrentBag<(string Signal, byte[] Content)> received = [];

    private FakeCollector(WebApplication host) => this.host = host;

    public string Address => host.Urls.First();

    public IReadOnlySet<string> Spans => Names("trace", SpanName);

    public IReadOnlySet<string> Metrics => Names("metrics", MetricName);

    /// <summary>How many sendings of a signal came: trace, metrics or logs.</summary>
    public int Count(string signal) => received.Count(one => one.Signal == signal);

    /// <summary>All that came, as text where it is text: strings stand in protobuf as they are.</summary>
    public string Text => string.Concat(received.Select(one => Encoding.UTF8.GetString(one.Content)));

    public static async Task<FakeCollector> StartAsync(string protocol)
    {
        var isHttp = protocol == nameof(TelemetryProtocol.Http);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(
            System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = isHttp ? HttpProtocols.Http1 : HttpProtocols.Http2));
        var collector = new FakeCollector(builder.Build());
        if (isHttp)
        {
            collector.host.MapPost("/v1/traces", context => collector.TakeAsync(context, "trace"));
            collector.host.MapPost("/v1/metrics", context => collector.TakeAsync(context, "metrics"));
            collector.host.MapPost("/v1/logs", context => collector.TakeAsync(context, "logs"));
        }
        else
        {
            collector.host.MapPost(
                "/opentelemetry.proto.collector.{signal}.v1.{service}/Export",
                (HttpContext context, string signal) => collector.TakeCallAsync(context, signal));
        }

        await collector.host.StartAsync();
        return collector;
    }

    public async ValueTask DisposeAsync() => await host.DisposeAsync();

    private async Task TakeAsync(HttpContext context, string signal)
    {
        Assert.Equal("application/x-protobuf", context.Request.ContentType);
        received.Add((signal, await ReadAsync(context)));
        context.Response.ContentType = "application/x-protobuf";
    }

    /// <summary>A message of gRPC is a byte that says whether it is compressed and four of its length, then its content.</summary>
    private async Task TakeCallAsync(HttpContext context, string signal)
    {
        var message = await ReadAsync(context);
        Assert.Equal(0, message[0]);
        received.Add((signal, message[5..]));
        context.Response.ContentType = "application/grpc";
        await context.Response.Body.WriteAsync(new byte[5]);
        context.Response.AppendTrailer("grpc-status", "0");
    }

    private static async Task<byte[]> ReadAsync(HttpContext context)
    {
        using var content = new MemoryStream();
        await context.Request.Body.CopyToAsync(content);
        return content.ToArray();
    }

    private HashSet<string> Names(string signal, int[] path) =>
        [.. received.Where(one => one.Signal == signal).SelectMany(one => Find(one.Content, path)).Select(Encoding.UTF8.GetString)];

    /// <summary>What stands at the end of a path of fields.</summary>
    private static List<byte[]> Find(byte[] message, ReadOnlySpan<int> path)
    {
        var found = new List<byte[]>();
        using var input = new CodedInputStream(message);
        while (input.ReadTag() is not 0 and var tag)
        {
            if (WireFormat.GetTagFieldNumber(tag) != path[0] || WireFormat.GetTagWireType(tag) != WireFormat.WireType.LengthDelimited)
            {
                input.SkipLastField();
                continue;
            }

            var inner = input.ReadBytes().ToByteArray();
            found.AddRange(path.Length == 1 ? [inner] : Find(inner, path[1..]));
        }

        return found;
    }
}
