using System.ComponentModel.DataAnnotations;
using System.Net;

namespace Insights.App.Settings;

/// <summary>The pages and interfaces of <c>serve</c>.</summary>
internal sealed record WebSettings : IValidatableObject
{
    private const int ShortestToken = 16;

    /// <summary>Open review, ops and dashboard; each a token, or NAME:TOKEN where decisions are to bear a name.</summary>
    [Secret]
    public IReadOnlyList<string> ApiTokens { get; init; } = [];

    public OpenIdConnectSettings OpenIdConnect { get; init; } = new();

    /// <summary>For each client address.</summary>
    [Range(1, 10_000_000)]
    public int RequestsPerMinute { get; init; } = 300;

    /// <summary>Where readers reach the pages, for the links in sitemap and feed; empty: as they were asked for.</summary>
    [WebAddress]
    public Uri? PublicUri { get; init; }

    /// <summary>Addresses of proxies that are believed about whom they bring; empty: none is.</summary>
    public IReadOnlyList<string> Proxies { get; init; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Proxies.FirstOrDefault(proxy => !IPAddress.TryParse(proxy, out _)) is not null)
        {
            yield return new ValidationResult("it takes IP addresses, such as 127.0.0.1", [nameof(Proxies)]);
        }

        if (ApiTokens.Any(token => token.Split(':')[^1].Length < ShortestToken))
        {
            yield return new ValidationResult($"a token has at least {ShortestToken} characters", [nameof(ApiTokens)]);
        }
    }
}

/// <summary>Who may log in by OpenID Connect; an empty authority: nobody.</summary>
internal sealed record OpenIdConnectSettings : IValidatableObject
{
    /// <summary>The provider's address, as https://login.example.org/realm.</summary>
    [WebAddress]
    public Uri? Authority { get; init; }

    public string ClientId { get; init; } = "";

    [Secret]
    public string ClientSecret { get; init; } = "";

    /// <summary>Subjects, mail addresses or user names that are let in; empty: everybody whom the provider lets in.</summary>
    public IReadOnlyList<string> Users { get; init; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Authority is null)
        {
            yield break;
        }

        if (ClientId.Length == 0)
        {
            yield return new ValidationResult("with Authority the client's id is needed, too", [nameof(ClientId)]);
        }

        if (Authority.Scheme != Uri.UriSchemeHttps && !Authority.IsLoopback)
        {
            yield return new ValidationResult("over a network it takes an https address", [nameof(Authority)]);
        }
    }
}
