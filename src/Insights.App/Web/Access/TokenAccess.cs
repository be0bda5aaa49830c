using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Insights.App.Web.Access;

/// <summary>Lets in whoever sends <c>Authorization: Bearer TOKEN</c> with a token of the settings.</summary>
internal sealed class TokenAccess(
    ApiTokens tokens, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logging, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logging, encoder)
{
    public const string SchemeName = "token";

    private const string Prefix = "Bearer ";

    /// <summary>True where a request brings a token, right or wrong.</summary>
    public static bool IsGiven(HttpRequest request) =>
        request.Headers.Authorization.ToString().StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!IsGiven(Request))
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        var owner = tokens.FindOwner(Request.Headers.Authorization.ToString()[Prefix.Length..].Trim());
        return Task.FromResult(owner is null
            ? AuthenticateResult.Fail("unknown token")
            : AuthenticateResult.Success(Tickets.Of(owner, Scheme.Name)));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.ContentType = "text/plain; charset=utf-8";
        return Response.WriteAsync("This page is for maintainers. Send 'Authorization: Bearer TOKEN' with a token of Web:ApiTokens.\n", Context.RequestAborted);
    }
}
