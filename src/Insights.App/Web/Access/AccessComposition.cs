using Insights.App.Settings;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;

namespace Insights.App.Web.Access;

internal static class AccessComposition
{
    private const string Any = "access";

    public static IServiceCollection AddAccess(this IServiceCollection services, WebSettings settings)
    {
        services.AddSingleton(new ApiTokens(settings));
        services.AddAuthentication(Any)
            .AddScheme<AuthenticationSchemeOptions, LocalAccess>(LocalAccess.SchemeName, _ => { })
            .AddScheme<AuthenticationSchemeOptions, TokenAccess>(TokenAccess.SchemeName, _ => { })
            .AddPolicyScheme(Any, Any, scheme => scheme.ForwardDefaultSelector = _ =>
                settings.ApiTokens.Count > 0 ? TokenAccess.SchemeName : LocalAccess.SchemeName);
        services.AddAuthorizationBuilder().AddPolicy(AccessPolicy.Maintainers, policy => policy.RequireAuthenticatedUser());
        return services;
    }
}
