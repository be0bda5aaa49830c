using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;

namespace Insights.App.Web.Guarding;

/// <summary>How many requests a minute one client may make. Health is asked for by machines that must not be turned away.</summary>
internal static class RequestRate
{
    private const int SegmentsOfAMinute = 12;
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMinutes(1) / SegmentsOfAMinute;

    public static IServiceCollection AddRequestRate(this IServiceCollection services, int requestsPerMinute) => services.AddRateLimiter(limits =>
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.OnRejected = RejectAsync;
        limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
            context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal)
                ? RateLimitPartition.GetNoLimiter("")
                : RateLimitPartition.GetSlidingWindowLimiter(ClientOf(context.Connection.RemoteIpAddress), _ => new SlidingWindowRateLimiterOptions
                {
                    PermitLimit = requestsPerMinute,
                    Window = TimeSpan.FromMinutes(1),
                    SegmentsPerWindow = SegmentsOfAMinute,
                }));
    });

    /// <summary>Whom an address stands for: whoever has one IPv6 address has its whole network of 64 bits.</summary>
    internal static string ClientOf(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };

    private static async ValueTask RejectAsync(OnRejectedContext rejected, CancellationToken cancellationToken)
    {
        var response = rejected.HttpContext.Response;
        response.Headers.RetryAfter = RetryAfter.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
        response.ContentType = "text/plain; charset=utf-8";
        await response.WriteAsync("Too many requests; try again in a few seconds.\n", cancellationToken);
    }
}
