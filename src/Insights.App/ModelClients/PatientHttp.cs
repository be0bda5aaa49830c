using System.Net;
using Insights.App.Http;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Timeout;

namespace Insights.App.ModelClients;

/// <summary>
/// HTTP that tries again what may go better next time: 429 and 5xx, a broken connection, a timeout. It waits as long as
/// the server asks for, unless that is longer than a night has.
/// </summary>
internal static class PatientHttp
{
    private const int Retries = 4;
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    public static HttpClient Create(TimeSpan timeout, TimeSpan delay)
    {
        var pipeline = new ResiliencePipelineBuilder<HttpResponseMessage>()
            .AddRetry(new HttpRetryStrategyOptions
            {
                MaxRetryAttempts = Retries,
                Delay = delay,
                MaxDelay = LongestWait,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldRetryAfterHeader = false,
                ShouldHandle = arguments => ValueTask.FromResult(IsPassing(arguments.Outcome)),
                DelayGenerator = arguments => ValueTask.FromResult(WaitAskedFor(arguments.Outcome.Result)),
            })
            .AddTimeout(timeout)
            .Build();
#pragma warning disable CA2000 // The client owns its handlers.
        var plain = new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
        return new HttpClient(new ResilienceHandler(pipeline) { InnerHandler = new WholeReplies(plain) }) { Timeout = Timeout.InfiniteTimeSpan };
#pragma warning restore CA2000
    }

    private static bool IsPassing(Outcome<HttpResponseMessage> outcome) => outcome.Exception is { } fault
        ? fault is HttpRequestException or IOException or TimeoutRejectedException
        : outcome.Result is { } response
            && (response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout || (int)response.StatusCode >= 500)
            && response.StatusCode != HttpStatusCode.NotImplemented
            && !(WaitAskedFor(response) > LongestWait);

    private static TimeSpan? WaitAskedFor(HttpResponseMessage? response)
    {
        var asked = response?.Headers.RetryAfter;
        var wait = asked?.Delta ?? (asked?.Date - (response?.Headers.Date ?? asked?.Date));
        return wait is { } time && time > TimeSpan.Zero ? time : null;
    }
}
