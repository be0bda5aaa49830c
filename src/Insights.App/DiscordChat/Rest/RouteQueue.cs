using System.Globalization;
using System.Net.Http.Headers;

namespace Insights.App.DiscordChat.Rest;

/// <summary>One request at a time of one limit, and what its answers said of what is left.</summary>
internal sealed class RouteQueue(TimeProvider clock) : IDisposable
{
    /// <summary>Two clocks never agree to the millisecond; a request too early costs far more than the wait.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(50);

    private readonly SemaphoreSlim turn = new(1);
    private readonly Lock access = new();
    private DateTimeOffset heldUntil;

    public Task EnterAsync(CancellationToken cancellationToken) => turn.WaitAsync(cancellationToken);

    public void Leave() => turn.Release();

    /// <summary>Waits until the limit has room again.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        while (Left() is var left && left > TimeSpan.Zero)
        {
            await Task.Delay(left, clock, cancellationToken);
        }
    }

    public void HoldFor(TimeSpan wait)
    {
        var until = clock.GetUtcNow() + wait + Margin;
        lock (access)
        {
            heldUntil = until > heldUntil ? until : heldUntil;
        }
    }

    /// <summary>Reads what an answer says; a server may say nothing.</summary>
    public void Learn(HttpResponseHeaders headers)
    {
        if (Number(headers, "X-RateLimit-Remaining") is { } left && left < 1 && Number(headers, "X-RateLimit-Reset-After") is { } seconds)
        {
            HoldFor(TimeSpan.FromSeconds(Math.Clamp(seconds, 0, 86_400)));
        }
    }

    public void Dispose() => turn.Dispose();

    private TimeSpan Left()
    {
        lock (access)
        {
            return heldUntil - clock.GetUtcNow();
        }
    }

    private static double? Number(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values)
        && double.TryParse(values.First(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
