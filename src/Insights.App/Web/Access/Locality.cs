using System.Net;
using Microsoft.AspNetCore.Http;

namespace Insights.App.Web.Access;

/// <summary>Tells a person at the machine itself from one whom a proxy on the same machine brought.</summary>
internal static class Locality
{
    private static readonly string[] SaidByProxies = ["Forwarded", "Via", "X-Real-IP", "X-Client-IP", "X-Cluster-Client-IP", "True-Client-IP", "CF-Connecting-IP"];

    /// <summary>True for a loopback connection that asks for a loopback host and shows no trace of a proxy.</summary>
    public static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address)
        && IsLoopbackHost(context.Request.Host.Host)
        && !context.Request.Headers.Keys.Any(IsSaidByProxy);

    // The name counts, too: a page of another site whose name was pointed to this machine asks for that name.
    private static bool IsLoopbackHost(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static bool IsSaidByProxy(string header) =>
        header.StartsWith("X-Forwarded", StringComparison.OrdinalIgnoreCase)
        || header.StartsWith("X-Original", StringComparison.OrdinalIgnoreCase)
        || SaidByProxies.Contains(header, StringComparer.OrdinalIgnoreCase);
}
