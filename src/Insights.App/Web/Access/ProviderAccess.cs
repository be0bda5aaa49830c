using Insights.App.Settings;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Insights.App.Web.Access;

/// <summary>Login by OpenID Connect: the code flow with PKCE; of what the provider tells, only the name is kept.</summary>
internal static class ProviderAccess
{
    public const string SchemeName = "openid";

    public static void Configure(OpenIdConnectOptions openId, OpenIdConnectSettings settings, LoginRules rules)
    {
        openId.Authority = settings.Authority!.AbsoluteUri;
        openId.ClientId = settings.ClientId;
        openId.ClientSecret = settings.ClientSecret.Length > 0 ? settings.ClientSecret : null;
        openId.RequireHttpsMetadata = !settings.Authority.IsLoopback;
        openId.SignInScheme = SessionAccess.SchemeName;
        openId.CallbackPath = "/login/callback";
        openId.ResponseType = OpenIdConnectResponseType.Code;

        // By query, so that the cookies of a login need not travel with requests that other sites make.
        openId.ResponseMode = OpenIdConnectResponseMode.Query;
        openId.CorrelationCookie.SameSite = SameSiteMode.Lax;
        openId.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        openId.NonceCookie.SameSite = SameSiteMode.Lax;
        openId.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        openId.MapInboundClaims = false;
        openId.Scope.Clear();
        foreach (var scope in new[] { "openid", "profile", "email" })
        {
            openId.Scope.Add(scope);
        }

        openId.Events.OnTokenValidated = context =>
        {
            if (rules.FindName(context.Principal!) is { } name)
            {
                context.Principal = Tickets.PrincipalOf(name, SchemeName);
            }
            else
            {
                context.Fail("not on the list of users");
            }

            return Task.CompletedTask;
        };
        openId.Events.OnRemoteFailure = context =>
        {
            context.HandleResponse();
            context.Response.Redirect($"/login?{LoginEndpoints.RefusedParameter}=1");
            return Task.CompletedTask;
        };
    }
}
