using System.Collections.Concurrent;
using Grpc.Core;
using Insights.App.MilvusIndex.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Status = Insights.App.MilvusIndex.Wire.Status;

namespace Insights.Tests.Fakes.MilvusServer;

/// <summary>
/// A Milvus of our own in this process, as strict as the real one where that matters, which fails when it is told to.
/// </summary>
internal sealed class FakeMilvus : IAsyncDisposable
{
    private readonly WebApplication host;
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Func<Status?>>> faults = new();
    private readonly ConcurrentDictionary<string, int> calls = new();

    private FakeMilvus(WebApplication host) => this.host = host;

    public string Version { get; init; } = "v2.6.22";

    /// <summary>What the authorization header must hold, before base64; null lets everybody in.</summary>
    public string? Token { get; init; }

    public Uri Address => new(host.Urls.First());

    public FakeState State { get; } = new();

    /// <summary>Messages as long as they were sent.</summary>
    public ConcurrentBag<int> UpsertSizes { get; } = [];

    public static async Task<FakeMilvus> StartAsync(string? version = null, string? token = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        FakeMilvus? fake = null;
        builder.Services.AddGrpc(grpc => grpc.MaxReceiveMessageSize = 64 << 20);
        builder.Services.AddSingleton(_ => fake!);
        var host = builder.Build();
        host.MapGrpcService<FakeMilvusService>();
        fake = new FakeMilvus(host) { Version = version ?? "v2.6.22", Token = token };
        await host.StartAsync();
        return fake;
    }

    /// <summary>The next so many calls of a method end so; a status is answered, null goes on, an exception breaks the call.</summary>
    public void Fail(string method, Func<Status?> how, int times = 1)
    {
        for (var time = 0; time < times; time++)
        {
            faults.GetOrAdd(method, _ => new ConcurrentQueue<Func<Status?>>()).Enqueue(how);
        }
    }

    public void Fail(string method, int code, string reason, int times = 1, bool isRetriable = false) =>
        Fail(method, () => new Status { Code = code, Reason = reason, Retriable = isRetriable, ErrorCode = ErrorCode.UnexpectedError }, times);

    /// <summary>Forgets the faults that were planned.</summary>
    public void Recover() => faults.Clear();

    public int CallsOf(string method) => calls.GetValueOrDefault(method);

    /// <summary>Counts a call, checks who calls and tells the fault that was planned for it.</summary>
    public Status? Enter(string method, ServerCallContext context)
    {
        calls.AddOrUpdate(method, 1, (_, count) => count + 1);
        var wanted = Token is null ? null : Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Token));
        if (wanted is not null && context.RequestHeaders.GetValue("authorization") != wanted)
        {
            throw new RpcException(new Grpc.Core.Status(StatusCode.Unauthenticated, "auth check failure, please check api key is correct"));
        }

        return faults.TryGetValue(method, out var queue) && queue.TryDequeue(out var how) ? how() : null;
    }

    public async ValueTask DisposeAsync() => await host.DisposeAsync();
}

/// <summary>What the server keeps.</summary>
internal sealed class FakeState
{
    public SortedDictionary<string, FakeCollection> Collections { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, string> Aliases { get; } = new(StringComparer.Ordinal);

    public SortedSet<string> Databases { get; } = new(StringComparer.Ordinal) { "default" };

    public FakeCollection? Find(string name) =>
        Collections.GetValueOrDefault(name) ?? (Aliases.TryGetValue(name, out var target) ? Collections.GetValueOrDefault(target) : null);
}
