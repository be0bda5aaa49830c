using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;

namespace Insights.App.Web.Access;

/// <summary>The session of a browser that logged in, as a cookie that no script reads.</summary>
internal static class SessionAccess
{
    public const string SchemeName = "session";

    /// <summary>The claim that says which scheme let somebody in.</summary>
    public const string ByClaim = "by";

    private static readonly TimeSpan Length = TimeSpan.FromHours(10);

    public static void Configure(CookieAuthenticationOptions session, LoginRules rules)
    {
        session.Cookie.Name = "insights-session";
        session.Cookie.SameSite = SameSiteMode.Lax;
        session.Cookie.HttpOnly = true;
        session.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        session.ExpireTimeSpan = Length;
        session.LoginPath = "/login";
        session.ReturnUrlParameter = LoginEndpoints.BackParameter;
        session.Events.OnValidatePrincipal = context =>
        {
            // Whoever lost a token or a place on the list is out at once, not when the session ends.
            if (!rules.StillAdmits(context.Principal))
            {
                context.RejectPrincipal();
            }

            return Task.CompletedTask;
        };
        session.Events.OnRedirectToLogin = context =>
        {
            if (HttpMethods.IsGet(context.Request.Method) && !context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
            {
                context.Response.Redirect(context.RedirectUri);
            }
            else
            {
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            }

            return Task.CompletedTask;
        };
    }
}
