using System.Security.Claims;
using Insights.App.Settings;

namespace Insights.App.Web.Access;

/// <summary>Who is let in by which way.</summary>
internal sealed class LoginRules(WebSettings settings, ApiTokens tokens)
{
    public bool HasTokens => settings.ApiTokens.Count > 0;

    public bool HasProvider => settings.OpenIdConnect.Authority is not null;

    /// <summary>True where there is no login, and only the machine itself is let in.</summary>
    public bool IsLocalOnly => !HasTokens && !HasProvider;

    /// <summary>How somebody whom the provider vouches for is called here; null where the list of users lacks them.</summary>
    public string? FindName(ClaimsPrincipal vouched)
    {
        var mail = vouched.FindFirst("email_verified")?.Value.Equals("false", StringComparison.OrdinalIgnoreCase) == true ? null : vouched.FindFirst("email")?.Value;
        string?[] names = [vouched.FindFirst("preferred_username")?.Value, mail, vouched.FindFirst("name")?.Value, vouched.FindFirst("sub")?.Value];

        // A display name is chosen freely, so it lets nobody in.
        string?[] sure = [vouched.FindFirst("sub")?.Value, mail, vouched.FindFirst("preferred_username")?.Value];
        var users = settings.OpenIdConnect.Users;
        var isAdmitted = users.Count == 0 || sure.Any(name => name is not null && users.Contains(name, StringComparer.OrdinalIgnoreCase));
        return isAdmitted ? names.FirstOrDefault(name => !string.IsNullOrWhiteSpace(name)) : null;
    }

    /// <summary>True as long as what let somebody in is still in the settings.</summary>
    public bool StillAdmits(ClaimsPrincipal? person) => person?.FindFirst(SessionAccess.ByClaim)?.Value switch
    {
        TokenAccess.SchemeName => person.Identity?.Name is { } name && tokens.Knows(name),
        ProviderAccess.SchemeName => HasProvider,
        _ => false,
    };
}
