using System.Text.Json;
using Insights.App.DiscordChat.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Insights.App.DiscordChat.Bot.Interactions;

/// <summary><c>POST /interactions</c>: the other way in which interactions come, where the portal names this address.</summary>
internal static class InteractionEndpoint
{
    private const int GreatestBody = 1 << 20;

    public static void MapInteractions(this IEndpointRouteBuilder app, SignedRequests signed, InteractionQueue queue) =>
        app.MapPost("/interactions", context => TakeAsync(context, signed, queue));

    private static async Task TakeAsync(HttpContext context, SignedRequests signed, InteractionQueue queue)
    {
        var body = await ReadAsync(context);
        var headers = context.Request.Headers;
        if (body is null || !signed.IsGenuine(headers["X-Signature-Ed25519"].ToString(), headers["X-Signature-Timestamp"].ToString(), body))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        if (Parse(body) is not { } sent)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        if (InteractionDecoder.IsPing(sent))
        {
            await context.Response.WriteAsJsonAsync(new { type = 1 }, context.RequestAborted);
            return;
        }

        // Answered by the callback route, as those of the gateway are.
        if (InteractionDecoder.Decode(sent) is { } interaction)
        {
            queue.Start(interaction);
        }

        context.Response.StatusCode = StatusCodes.Status202Accepted;
    }

    private static async Task<byte[]?> ReadAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        var buffer = new byte[8192];
        while (await context.Request.Body.ReadAsync(buffer, context.RequestAborted) is > 0 and var read)
        {
            await body.WriteAsync(buffer.AsMemory(0, read), context.RequestAborted);
            if (body.Length > GreatestBody)
            {
                return null;
            }
        }

        return body.ToArray();
    }

    private static JsonElement? Parse(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(body, WireJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
