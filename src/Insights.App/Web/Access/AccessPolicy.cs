using Microsoft.AspNetCore.Builder;

namespace Insights.App.Web.Access;

/// <summary>
/// Who may see and do what only maintainers may: whoever bears an API token or logged in; where neither is configured, whoever sits at the
/// machine itself.
/// </summary>
internal static class AccessPolicy
{
    public const string Maintainers = "maintainers";

    /// <summary>Keeps an endpoint for maintainers; <c>HttpContext.User.Identity.Name</c> then says who it is.</summary>
    public static T RequireMaintainer<T>(this T endpoint)
        where T : IEndpointConventionBuilder => endpoint.RequireAuthorization(Maintainers);
}
