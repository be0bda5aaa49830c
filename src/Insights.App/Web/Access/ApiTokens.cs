using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Insights.App.Settings;

namespace Insights.App.Web.Access;

/// <summary>The tokens of the settings, as hashes: comparing them tells nobody how much of a guess was right.</summary>
internal sealed class ApiTokens(WebSettings settings)
{
    private readonly (byte[] Hash, string Name)[] known =
    [
        .. settings.ApiTokens.Select((token, place) => token.IndexOf(':', StringComparison.Ordinal) is var end and > 0
            ? (HashOf(token[(end + 1)..]), token[..end])
            : (HashOf(token), string.Create(CultureInfo.InvariantCulture, $"API token {place + 1}"))),
    ];

    /// <summary>Whose token it is; null for anything else.</summary>
    public string? FindOwner(string token)
    {
        var hash = HashOf(token);
        string? owner = null;
        foreach (var (expected, name) in known)
        {
            owner = CryptographicOperations.FixedTimeEquals(hash, expected) ? name : owner;
        }

        return owner;
    }

    public bool Knows(string owner) => known.Any(token => token.Name == owner);

    private static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
