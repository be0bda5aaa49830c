using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;

namespace Insights.App.Web.Guarding;

/// <summary>Whom a proxy brings is believed of the proxies of Web:Proxies only; by default of none.</summary>
internal static class Proxies
{
    public static IServiceCollection AddProxies(this IServiceCollection services, IReadOnlyList<string> proxies) =>
        services.Configure<ForwardedHeadersOptions>(headers =>
        {
            headers.ForwardedHeaders = proxies.Count > 0 ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost : ForwardedHeaders.None;
            headers.KnownIPNetworks.Clear();
            headers.KnownProxies.Clear();
            foreach (var proxy in proxies)
            {
                headers.KnownProxies.Add(IPAddress.Parse(proxy));
            }
        });
}
