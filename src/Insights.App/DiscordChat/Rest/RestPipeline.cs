using System.Net;
using Insights.App.Http;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Timeout;

namespace Insights.App.DiscordChat.Rest;

/// <summary>
/// What a request passes on its way: retries outermost, then the limits, then the time for one try, which so holds no waiting for a
/// limit; innermost the reading to the end, so that an answer that breaks off is tried again.
/// </summary>
internal static class RestPipeline
{
    private const int Retries = 5;
    private static readonly TimeSpan OneTry = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    public static HttpClient Create(RateLimits limits, TimeProvider clock)
    {
        var retries = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }
            .AddRetry(new HttpRetryStrategyOptions
            {
                MaxRetryAttempts = Retries,
                Delay = FirstWait,
                MaxDelay = LongestWait,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldRetryAfterHeader = true,
                ShouldHandle = arguments => ValueTask.FromResult(IsPassing(arguments.Outcome)),
            })
            .Build();
        var oneTry = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }.AddTimeout(OneTry).Build();
#pragma warning disable CA2000 // The client owns its handlers.
        var sockets = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        limits.InnerHandler = new ResilienceHandler(oneTry) { InnerHandler = new WholeReplies(sockets) };
        return new HttpClient(new ResilienceHandler(retries) { InnerHandler = limits }) { Timeout = Timeout.InfiniteTimeSpan };
#pragma warning restore CA2000
    }

    private static bool IsPassing(Outcome<HttpResponseMessage> outcome) => outcome.Exception is { } fault
        ? fault is HttpRequestException or IOException or TimeoutRejectedException
        : outcome.Result is { } response && (response.StatusCode == HttpStatusCode.RequestTimeout || (int)response.StatusCode >= 500);
}
