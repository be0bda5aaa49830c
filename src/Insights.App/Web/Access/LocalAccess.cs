using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Insights.App.Web.Access;

/// <summary>Where no login is configured: whoever sits at the machine is let in, everybody else is told the remedy.</summary>
internal sealed class LocalAccess(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logging, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logging, encoder)
{
    public const string SchemeName = "local";

    private const string Remedy =
        "This page is for maintainers. No login is configured, so it answers on the machine itself only, without a proxy in between.\n"
        + "Set Web:ApiTokens or Web:OpenIdConnect (README, \"Serve\") to reach it from elsewhere.\n";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(
        Locality.IsLocal(Context) ? AuthenticateResult.Success(Tickets.Of(Environment.UserName, Scheme.Name)) : AuthenticateResult.NoResult());

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status403Forbidden;
        Response.ContentType = "text/plain; charset=utf-8";
        return Response.WriteAsync(Remedy, Context.RequestAborted);
    }
}
