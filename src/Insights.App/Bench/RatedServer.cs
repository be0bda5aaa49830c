using System.Globalization;
using System.Text;
using Insights.Ingest;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Insights.App.Bench;

/// <summary>
/// A server on this machine that answers like Discord and enforces its limits: one forum with posts of a page each, and one long channel.
/// </summary>
internal sealed class RatedServer : IAsyncDisposable
{
    public const ulong Guild = 9000;
    public const ulong Forum = 71;
    public const ulong Channel = 72;
    public const int EverySecond = 50;

    private const int MessagesOfPost = 20;
    private const int Page = 100;
    private static readonly ulong First = Snowflake.FirstAt(new DateTimeOffset(2024, 5, 1, 0, 0, 0, TimeSpan.Zero));

    private readonly WebApplication app;
    private readonly TimeProvider clock;
    private readonly AllowedRate rate;
    private readonly int posts;
    private readonly int pages;
    private readonly Lock access = new();
    private DateTimeOffset? began;
    private int refused;

    private RatedServer(WebApplication app, int posts, int pages, TimeProvider clock)
    {
        (this.app, this.posts, this.pages, this.clock) = (app, posts, pages, clock);
        rate = new AllowedRate(EverySecond, 5, TimeSpan.FromSeconds(5), clock);
    }

    public Uri ApiBase => new($"{app.Urls.Single()}/api/v10");

    /// <summary>Pages of messages that were given.</summary>
    public int Calls { get; private set; }

    public int Refused => refused;

    /// <summary>From the first page of messages to the last.</summary>
    public TimeSpan Duration { get; private set; }

    /// <param name="posts">Posts in the forum; each is one call.</param>
    /// <param name="pages">Full pages of the channel, one after the other.</param>
    /// <param name="clock">Measures the rate.</param>
    /// <param name="cancellationToken">Stops starting.</param>
    public static async Task<RatedServer> StartAsync(int posts, int pages, TimeProvider clock, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new RatedServer(app, posts, pages, clock);
        app.Run(server.AnswerAsync);
        await app.StartAsync(cancellationToken);
        return server;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.ToString()["/api/v10".Length..];
        var ruling = rate.Rule(context.Request.Method, path);
        context.Response.ContentType = "application/json";
        var headers = context.Response.Headers;
        headers["X-RateLimit-Bucket"] = ruling.Bucket;
        headers["X-RateLimit-Limit"] = Text(rate.PerRoute);
        headers["X-RateLimit-Remaining"] = Text(ruling.Left);
        headers["X-RateLimit-Reset-After"] = ruling.Wait.TotalSeconds.ToString("F3", CultureInfo.InvariantCulture);
        if (!ruling.IsAllowed)
        {
            Interlocked.Increment(ref refused);
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return context.Response.WriteAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{{\"message\":\"You are being rate limited.\",\"retry_after\":{ruling.Wait.TotalSeconds:F3},\"global\":{(ruling.IsGlobal ? "true" : "false")}}}"));
        }

        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return context.Response.WriteAsync(parts switch
        {
            ["users", "@me"] => """{"id":"9002","username":"bench","bot":true}""",
            ["applications", "@me"] => """{"id":"9004","flags":524288}""",
            ["guilds", _] => """{"id":"9000","name":"Bench","owner_id":"9001","roles":[{"id":"9000","name":"@everyone","permissions":"66560"}]}""",
            ["guilds", _, "members", _] => """{"user":{"id":"9002","username":"bench"},"roles":[]}""",
            ["guilds", _, "channels"] => $$"""[{"id":"71","type":15,"name":"forum"},{"id":"72","type":0,"name":"help","last_message_id":"{{First + (ulong)(pages * Page) - 1}}"}]""",
            ["guilds", _, "threads", "active"] => Threads(),
            ["channels", _, "threads", ..] => """{"threads":[],"has_more":false}""",
            ["channels", var id, "messages"] => Messages(ulong.Parse(id, CultureInfo.InvariantCulture), After(context.Request)),
            _ => "{}",
        });
    }

    private string Threads()
    {
        var text = new StringBuilder("{\"threads\":[");
        for (var post = 0; post < posts; post++)
        {
            var id = IdOf(post);
            text.Append(CultureInfo.InvariantCulture, $"{(post > 0 ? "," : "")}{{\"id\":\"{id}\",\"type\":11,\"parent_id\":\"71\",\"name\":\"Post {post}\",")
                .Append(CultureInfo.InvariantCulture, $"\"last_message_id\":\"{id + MessagesOfPost - 1}\",\"message_count\":{MessagesOfPost - 1},\"total_message_sent\":{MessagesOfPost - 1}}}");
        }

        return text.Append("],\"has_more\":false}").ToString();
    }

    private string Messages(ulong channel, ulong after)
    {
        lock (access)
        {
            Calls++;
            began ??= clock.GetUtcNow();
            Duration = clock.GetUtcNow() - began.Value;
        }

        var (first, count) = channel == Channel ? (First, pages * Page) : (channel, MessagesOfPost);
        var start = after < first ? 0 : (int)(after - first) + 1;
        var page = Enumerable.Range(start, Math.Clamp(count - start, 0, Page)).Reverse().Select(place =>
            $$"""{"id":"{{first + (ulong)place}}","channel_id":"{{channel}}","type":0,"author":{"id":"{{500 + (place % 9)}}","username":"user{{place % 9}}"},"content":"Message {{place}} says how to set the port of the gateway.","mentions":[],"timestamp":"2024-05-01T00:00:00+00:00"}""");
        return $"[{string.Join(',', page)}]";
    }

    private static ulong IdOf(int post) => First + (((ulong)post + 1) << 30);

    private static ulong After(HttpRequest request) => Snowflake.TryParse(request.Query["after"], out var after) ? after : 0;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
