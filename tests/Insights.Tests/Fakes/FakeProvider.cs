using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Insights.Tests.Fakes;

/// <summary>An OpenID provider on this machine: discovery, keys, the code flow with PKCE. Everybody is logged in as the user it is told.</summary>
internal sealed class FakeProvider : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, (string Challenge, string Nonce, string Client)> codes = new();
    private readonly RSA rsa = RSA.Create(2048);
    private readonly WebApplication app;
    private int count;

    private FakeProvider(WebApplication app) => this.app = app;

    public string Address => app.Urls.Single();

    /// <summary>The claims of whoever logs in next.</summary>
    public Dictionary<string, object> User { get; set; } = new() { ["sub"] = "u-1", ["preferred_username"] = "anna", ["email"] = "anna@example.org", ["email_verified"] = true };

    /// <summary>True where tokens are signed by a key that the provider does not publish.</summary>
    public bool SignsWithAnotherKey { get; set; }

    public static async Task<FakeProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var provider = new FakeProvider(app);
        app.MapGet("/.well-known/openid-configuration", () => new
        {
            issuer = provider.Address,
            authorization_endpoint = provider.Address + "/authorize",
            token_endpoint = provider.Address + "/token",
            jwks_uri = provider.Address + "/keys",
        });
        app.MapGet("/keys", provider.Keys);
        app.MapGet("/authorize", provider.Authorize);
        app.MapPost("/token", provider.TokenAsync);
        await app.StartAsync();
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        rsa.Dispose();
    }

    private object Keys()
    {
        var key = rsa.ExportParameters(includePrivateParameters: false);
        return new { keys = new[] { new { kty = "RSA", use = "sig", alg = "RS256", kid = "k1", n = Base64UrlEncoder.Encode(key.Modulus), e = Base64UrlEncoder.Encode(key.Exponent) } } };
    }

    private IResult Authorize(HttpRequest request)
    {
        Assert.Equal(("code", "S256"), (request.Query["response_type"].ToString(), request.Query["code_challenge_method"].ToString()));
        var code = $"code-{Interlocked.Increment(ref count)}";
        codes[code] = (request.Query["code_challenge"].ToString(), request.Query["nonce"].ToString(), request.Query["client_id"].ToString());
        return Results.Redirect($"{request.Query["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(request.Query["state"].ToString())}");
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        if (!codes.TryRemove(form["code"].ToString(), out var asked)
            || Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) != asked.Challenge)
        {
            return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
        }

        using var other = RSA.Create(2048);
        var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Address,
            Audience = asked.Client,
            Expires = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(5),
            Claims = new Dictionary<string, object>(User) { ["nonce"] = asked.Nonce },
            SigningCredentials = new SigningCredentials(new RsaSecurityKey((SignsWithAnotherKey ? other : rsa).ExportParameters(true)) { KeyId = "k1" }, SecurityAlgorithms.RsaSha256),
        });
        return Results.Json(new { access_token = "a", token_type = "Bearer", id_token = token });
    }
}
