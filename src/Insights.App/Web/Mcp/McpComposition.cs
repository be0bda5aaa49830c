using Insights.App.Commands;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Protocol;

namespace Insights.App.Web.Mcp;

/// <summary>The FAQ for models, by the Model Context Protocol over streamable HTTP; no session is kept between two calls.</summary>
internal static class McpComposition
{
    private const string Path = "/mcp";

    public static IServiceCollection AddMcp(this IServiceCollection services)
    {
        services.AddMcpServer(server => server.ServerInfo = new Implementation { Name = "insights", Version = InsightsCommand.Version })
            .WithHttpTransport(http => http.Stateless = true)
            .WithTools<FaqTools>();
        return services;
    }

    public static void MapMcpServer(this IEndpointRouteBuilder app)
    {
        app.MapMcp(Path);

        // Without sessions there is no stream to listen to and none to end; the protocol wants that said so.
        app.MapMethods(Path, [HttpMethods.Get, HttpMethods.Delete], (HttpContext context) =>
        {
            context.Response.Headers.Allow = HttpMethods.Post;
            return Results.StatusCode(StatusCodes.Status405MethodNotAllowed);
        }).ExcludeFromDescription();
    }
}
