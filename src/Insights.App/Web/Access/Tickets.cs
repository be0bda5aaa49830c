using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;

namespace Insights.App.Web.Access;

/// <summary>What a scheme hands out when it knows who it is.</summary>
internal static class Tickets
{
    public static AuthenticationTicket Of(string name, string scheme) => new(PrincipalOf(name, scheme), scheme);

    public static ClaimsPrincipal PrincipalOf(string name, string scheme) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.Name, name), new Claim(SessionAccess.ByClaim, scheme)], scheme));
}
