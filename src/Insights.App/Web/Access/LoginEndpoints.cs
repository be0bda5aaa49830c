using Insights.App.Web.Pages;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Insights.App.Web.Access;

/// <summary>The way in for maintainers with a browser, and out again.</summary>
internal static class LoginEndpoints
{
    public const string BackParameter = "back";
    public const string RefusedParameter = "refused";

    public static void MapLogin(this IEndpointRouteBuilder app)
    {
        var login = app.MapGroup("").ExcludeFromDescription();
        login.MapGet("/login", Show);
        login.MapPost("/login", EnterAsync);
        login.MapGet("/login/openid", Leave);
        login.MapPost("/logout", ExitAsync);
        login.MapGet("/api/me", (HttpContext context) => new { context.User.Identity!.Name }).RequireMaintainer();
    }

    private static IResult Show(HttpContext context, string? back, string? refused, LoginRules rules, PageShell shell, IAntiforgery forms) =>
        rules.IsLocalOnly
            ? Results.Redirect(SafeBack(back))
            : LoginPage.Write(shell, rules, SafeBack(back), refused is not null, context.FormToken(forms));

    private static async Task<IResult> EnterAsync(
        HttpContext context, [FromForm] string? token, [FromForm] string? back, ApiTokens tokens, LoginRules rules, PageShell shell, IAntiforgery forms)
    {
        if (tokens.FindOwner((token ?? "").Trim()) is not { } owner)
        {
            return LoginPage.Write(shell, rules, SafeBack(back), isRefused: true, context.FormToken(forms));
        }

        await context.SignInAsync(SessionAccess.SchemeName, Tickets.PrincipalOf(owner, TokenAccess.SchemeName));
        return Results.LocalRedirect(SafeBack(back));
    }

    private static IResult Leave(string? back, LoginRules rules) => rules.HasProvider
        ? Results.Challenge(new AuthenticationProperties { RedirectUri = SafeBack(back) }, [ProviderAccess.SchemeName])
        : Results.NotFound();

    // The form is read so that its token is asked for: nobody is to be logged out by another site.
    private static async Task<IResult> ExitAsync(HttpContext context, [FromForm] string? back)
    {
        await context.SignOutAsync(SessionAccess.SchemeName);
        return Results.LocalRedirect(SafeBack(back));
    }

    // Only to a path of ours: no link of another site makes the login lead away.
    private static string SafeBack(string? back) =>
        back is ['/', ..] && !back.StartsWith("//", StringComparison.Ordinal) && !back.StartsWith("/\\", StringComparison.Ordinal) ? back : "/";
}
