using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Insights.Tests.Fakes.DiscordServer;

/// <summary>
/// Discord on this machine: the routes of the REST API over a <see cref="FakeGuild"/>, with faults on request. Each kind of route maps
/// itself in a file of its own; <see cref="Routes"/> lists them.
/// </summary>
internal sealed class FakeDiscord : IAsyncDisposable
{
    public const string Token = "token-of-the-test";
    private const string Prefix = "/api/v10";

    /// <summary>How long a test waits for what should come at once: others may keep all processors busy meanwhile.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly Action<WebApplication, FakeDiscord>[] Routes =
        [GuildRoutes.Map, ThreadRoutes.Map, MessageRoutes.Map, WriteRoutes.Map, FakeGateway.Map, FakeInteractions.Map];

    private readonly ConcurrentQueue<FakeCall> calls = new();
    private readonly WebApplication app;
    private int count;

    private FakeDiscord(WebApplication app, FakeGuild guild)
    {
        (this.app, Guild) = (app, guild);
        Gateway = new FakeGateway(this);
        Interactions = new FakeInteractions(this);
    }

    public FakeGuild Guild { get; }

    public FakeGateway Gateway { get; }

    public FakeInteractions Interactions { get; }

    public Uri Address => new(app.Urls.Single());

    /// <summary>What Discord:ApiBase is set to.</summary>
    public string ApiBase => $"{app.Urls.Single()}{Prefix}";

    /// <summary>Every request that arrived, in order, tries again included.</summary>
    public IReadOnlyList<FakeCall> Calls => [.. calls];

    /// <summary>Says what goes wrong with a request; null is nothing.</summary>
    public Func<FakeCall, FakeFault?> Faults { get; set; } = _ => null;

    /// <summary>Null enforces no limit and tells of none.</summary>
    public FakeLimits? Limits { get; set; }

    /// <summary>Lists of archived threads say that there may be more whenever a page is full.</summary>
    public bool SaysMoreAtTheEnd { get; set; } = true;

    public static async Task<FakeDiscord> StartAsync(FakeGuild guild)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        var app = builder.Build();
        var server = new FakeDiscord(app, guild);
        app.UseWebSockets();
        app.Use(server.AnswerAsync);
        app.UseRouting();
        foreach (var map in Routes)
        {
            map(app, server);
        }

        await app.StartAsync();
        return server;
    }

    /// <summary>The route of the API, as <c>/channels/{channel}</c>.</summary>
    public static string At(string route) => Prefix + route;

    public static IResult Refuse(int status, int code, string message) =>
        Results.Json(new { message, code }, statusCode: status);

    public static IResult UnknownChannel => Refuse(404, 10003, "Unknown Channel");

    public static IResult MissingAccess => Refuse(403, 50001, "Missing Access");

    public IReadOnlyList<FakeCall> CallsTo(string path) => [.. Calls.Where(call => call.Path.Contains(path, StringComparison.Ordinal))];

    public void ForgetCalls() => calls.Clear();

    /// <summary>A shell whose runs read this server.</summary>
    public Shell Attach(Shell shell, params IReadOnlyList<ulong> channels)
    {
        shell.With("INSIGHTS__Discord__Token", Token)
            .With("INSIGHTS__Discord__GuildId", FakeJson.Text(Guild.Id))
            .With("INSIGHTS__Discord__ApiBase", ApiBase);
        for (var place = 0; place < channels.Count; place++)
        {
            shell.With($"INSIGHTS__Discord__Channels__{place}", FakeJson.Text(channels[place]));
        }

        return shell;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        if (!context.Request.Path.StartsWithSegments(Prefix, out var path))
        {
            await next(context);
            return;
        }

        var call = new FakeCall(context.Request.Method, path.ToString(), context.Request.QueryString.ToString(), Interlocked.Increment(ref count) - 1)
        {
            Authorization = context.Request.Headers.Authorization.ToString(),
        };
        calls.Enqueue(call);
        if (context.Request.ContentLength > 0)
        {
            context.Request.EnableBuffering();
            call.Body = await new StreamReader(context.Request.Body).ReadToEndAsync();
            context.Request.Body.Position = 0;
        }

        var fault = Faults(call) ?? Limits?.Count(context, call.Method, call.Path);
        if (fault is null || !await fault.WriteAsync(context))
        {
            await AnswerAsync(context, next, call, fault is FakeFault.Cut);
        }

        call.Status = context.Response.StatusCode;
    }

    private static async Task AnswerAsync(HttpContext context, RequestDelegate next, FakeCall call, bool isCut)
    {
        var isFree = call.Path.StartsWith("/interactions/", StringComparison.Ordinal) || call.Path.StartsWith("/webhooks/", StringComparison.Ordinal);
        if (!isFree && call.Authorization != $"Bot {Token}")
        {
            await Refuse(401, 0, "401: Unauthorized").ExecuteAsync(context);
            return;
        }

        if (!isCut)
        {
            await next(context);
            return;
        }

        var stream = context.Response.Body;
        using var whole = new MemoryStream();
        context.Response.Body = whole;
        await next(context);
        context.Response.Body = stream;
        context.Response.ContentLength = whole.Length;
        await stream.WriteAsync(whole.GetBuffer().AsMemory(0, (int)whole.Length / 2));
        await stream.FlushAsync();
        context.Abort();
    }
}
