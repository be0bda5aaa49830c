using System.Globalization;
using System.Text;
using NSec.Cryptography;

namespace Insights.App.DiscordChat.Bot.Interactions;

/// <summary>
/// Tells Discord's requests from others': Ed25519 over time and body with the application's public key, and not older or newer than a
/// few minutes. Discord sends wrong ones on purpose to see that they are refused.
/// </summary>
internal sealed class SignedRequests
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);
    private static readonly SignatureAlgorithm Algorithm = SignatureAlgorithm.Ed25519;

    private readonly PublicKey key;
    private readonly TimeProvider clock;

    /// <exception cref="UnusableException">The key is none.</exception>
    public SignedRequests(string publicKey, TimeProvider clock)
    {
        this.clock = clock;
        key = ReadHex(publicKey) is { } bytes && PublicKey.TryImport(Algorithm, bytes, KeyBlobFormat.RawPublicKey, out var read) && read is not null
            ? read
            : throw new UnusableException(
                "The setting Bot:PublicKey is no key; give the application's public key from the developer portal, 64 hexadecimal digits.");
    }

    public bool IsGenuine(string signature, string timestamp, ReadOnlySpan<byte> body) =>
        ReadHex(signature) is { } bytes
        && long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && Math.Abs(clock.GetUtcNow().ToUnixTimeSeconds() - seconds) <= Window.TotalSeconds
        && Algorithm.Verify(key, [.. Encoding.UTF8.GetBytes(timestamp), .. body], bytes);

    private static byte[]? ReadHex(string text)
    {
        var bytes = new byte[text.Length / 2];
        return text.Length % 2 == 0 && Convert.FromHexString(text, bytes, out _, out var written) == System.Buffers.OperationStatus.Done && written == bytes.Length
            ? bytes
            : null;
    }
}
