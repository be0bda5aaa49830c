using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Insights.Tests.Fakes.DiscordServer;

/// <summary>A request as it arrived, before anything was done with it.</summary>
/// <param name="Method">In capitals.</param>
/// <param name="Path">Without the version, as <c>/channels/1/messages</c>.</param>
/// <param name="Query">With its question mark.</param>
/// <param name="Number">How many came before, of any kind.</param>
internal sealed record FakeCall(string Method, string Path, string Query, int Number)
{
    /// <summary>The answer's status, once there is one.</summary>
    public int Status { get; set; }

    /// <summary>What was sent, for requests with a body.</summary>
    public string Body { get; set; } = "";

    public string Authorization { get; init; } = "";

    public override string ToString() => $"{Method} {Path}{Query}";
}

/// <summary>Something that goes wrong instead of an answer, or with it.</summary>
internal abstract record FakeFault
{
    private FakeFault()
    {
    }

    /// <summary>A 429 of scope <c>user</c>, <c>shared</c> or <c>global</c>.</summary>
    public sealed record TooMany(string Scope, double RetryAfter) : FakeFault;

    /// <summary>A 429 of the proxy in front: HTML, and no word of limits.</summary>
    public sealed record Proxy(int? RetryAfter) : FakeFault;

    public sealed record Fails(int Status) : FakeFault;

    /// <summary>Discord's refusal with its own code.</summary>
    public sealed record Refuses(int Status, int Code) : FakeFault;

    /// <summary>The connection ends in the middle of the answer.</summary>
    public sealed record Cut : FakeFault;

    /// <summary>Nothing ever comes.</summary>
    public sealed record Stalls : FakeFault;

    /// <summary>Writes the fault; false for <see cref="Cut"/>, which needs an answer to cut.</summary>
    public async Task<bool> WriteAsync(HttpContext context)
    {
        switch (this)
        {
            case TooMany(var scope, var seconds):
                context.Response.Headers.RetryAfter = Math.Ceiling(seconds).ToString(CultureInfo.InvariantCulture);
                context.Response.Headers["X-RateLimit-Scope"] = scope;
                if (scope == "global")
                {
                    context.Response.Headers["X-RateLimit-Global"] = "true";
                }

                await WriteAsync(context, 429, string.Create(
                    CultureInfo.InvariantCulture,
                    $"{{\"message\":\"You are being rate limited.\",\"retry_after\":{seconds},\"global\":{(scope == "global" ? "true" : "false")}}}"));
                return true;
            case Proxy(var wait):
                if (wait is { } whole)
                {
                    context.Response.Headers.RetryAfter = whole.ToString(CultureInfo.InvariantCulture);
                }

                await WriteAsync(context, 429, "<html><body>error code: 1015</body></html>", "text/html");
                return true;
            case Fails(var status):
                await WriteAsync(context, status, "<html><body>Bad Gateway</body></html>", "text/html");
                return true;
            case Refuses(var status, var code):
                await WriteAsync(context, status, $"{{\"message\":\"Refused\",\"code\":{code}}}");
                return true;
            case Stalls:
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return true;
            default:
                return false;
        }
    }

    private static Task WriteAsync(HttpContext context, int status, string body, string type = "application/json")
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        return context.Response.WriteAsync(body);
    }
}
