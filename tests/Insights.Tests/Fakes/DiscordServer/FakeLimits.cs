using System.Globalization;
using Insights.App.Bench;
using Microsoft.AspNetCore.Http;

namespace Insights.Tests.Fakes.DiscordServer;

/// <summary>Enforces the limits that Discord documents, and tells of them in headers.</summary>
/// <param name="global">Requests in any second.</param>
/// <param name="perRoute">Requests of one route and resource in a window.</param>
/// <param name="window">How long a window is.</param>
/// <param name="clock">Shared with the client where time is not real.</param>
internal sealed class FakeLimits(int global, int perRoute, TimeSpan window, TimeProvider clock)
{
    private readonly AllowedRate rate = new(global, perRoute, window, clock);

    /// <summary>False: the headers are left out, as some routes do.</summary>
    public bool TellsLimits { get; init; } = true;

    /// <summary>Null lets the request through, with headers written.</summary>
    public FakeFault? Count(HttpContext context, string method, string path)
    {
        var ruling = rate.Rule(method, path);
        if (!ruling.IsAllowed)
        {
            return new FakeFault.TooMany(ruling.IsGlobal ? "global" : "user", ruling.Wait.TotalSeconds);
        }

        if (TellsLimits)
        {
            var headers = context.Response.Headers;
            headers["X-RateLimit-Limit"] = perRoute.ToString(CultureInfo.InvariantCulture);
            headers["X-RateLimit-Remaining"] = ruling.Left.ToString(CultureInfo.InvariantCulture);
            headers["X-RateLimit-Reset-After"] = ruling.Wait.TotalSeconds.ToString("F3", CultureInfo.InvariantCulture);
            headers["X-RateLimit-Bucket"] = ruling.Bucket;
        }

        return null;
    }
}
