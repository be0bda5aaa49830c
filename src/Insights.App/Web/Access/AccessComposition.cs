using Insights.App.Settings;
using Insights.Pipeline;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Insights.App.Web.Access;

internal static class AccessComposition
{
    private const string Any = "access";

    public static IServiceCollection AddAccess(this IServiceCollection services, WebSettings settings, WorkFolder work)
    {
        var tokens = new ApiTokens(settings);
        var rules = new LoginRules(settings, tokens);
        services.AddSingleton(tokens).AddSingleton(rules);

        // Kept, so that a restart logs nobody out and no open form is refused after it.
        services.AddDataProtection().SetApplicationName("insights").PersistKeysToFileSystem(new DirectoryInfo(work.SessionKeysFolder));
        services.AddAntiforgery(forms =>
        {
            forms.Cookie.Name = "insights-form";
            forms.Cookie.SameSite = SameSiteMode.Strict;
            forms.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            forms.SuppressXFrameOptionsHeader = true;
        });
        var schemes = services.AddAuthentication(Any)
            .AddScheme<AuthenticationSchemeOptions, LocalAccess>(LocalAccess.SchemeName, _ => { })
            .AddScheme<AuthenticationSchemeOptions, TokenAccess>(TokenAccess.SchemeName, _ => { })
            .AddCookie(SessionAccess.SchemeName, session => SessionAccess.Configure(session, rules))
            .AddPolicyScheme(Any, Any, scheme => scheme.ForwardDefaultSelector = context =>
                rules.IsLocalOnly ? LocalAccess.SchemeName
                : TokenAccess.IsGiven(context.Request) ? TokenAccess.SchemeName
                : SessionAccess.SchemeName);
        if (rules.HasProvider)
        {
            schemes.AddOpenIdConnect(ProviderAccess.SchemeName, openId => ProviderAccess.Configure(openId, settings.OpenIdConnect, rules));
        }

        services.AddAuthorizationBuilder().AddPolicy(AccessPolicy.Maintainers, policy => policy.RequireAuthenticatedUser());
        return services;
    }
}
