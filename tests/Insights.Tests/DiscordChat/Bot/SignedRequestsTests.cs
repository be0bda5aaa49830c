using System.Text;
using Insights.App.DiscordChat.Bot.Interactions;
using Microsoft.Extensions.Time.Testing;
using NSec.Cryptography;

namespace Insights.Tests.DiscordChat.Bot;

public sealed class SignedRequestsTests : IDisposable
{
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"type":1}""");

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 28, 2, 0, 0, TimeSpan.Zero));
    private readonly Key key = Key.Create(SignatureAlgorithm.Ed25519);

    private string Now => clock.GetUtcNow().ToUnixTimeSeconds().ToString();

    private SignedRequests Signed => new(Convert.ToHexString(key.PublicKey.Export(KeyBlobFormat.RawPublicKey)), clock);

    public void Dispose() => key.Dispose();

    [Fact]
    public void What_discord_signed_is_genuine() => Assert.True(Signed.IsGenuine(Sign(Now, Body), Now, Body));

    [Fact]
    public void Another_body_time_key_or_signature_is_not()
    {
        var signature = Sign(Now, Body);
        using var other = Key.Create(SignatureAlgorithm.Ed25519);

        Assert.False(Signed.IsGenuine(signature, Now, [.. Body, (byte)' ']));
        Assert.False(Signed.IsGenuine(signature, (clock.GetUtcNow().ToUnixTimeSeconds() + 1).ToString(), Body));
        Assert.False(Signed.IsGenuine(signature[..^2], Now, Body));
        Assert.False(Signed.IsGenuine("", Now, Body));
        Assert.False(Signed.IsGenuine(signature[..^1] + "g", Now, Body));
        Assert.False(Signed.IsGenuine(signature, "", Body));
        Assert.False(new SignedRequests(Convert.ToHexString(other.PublicKey.Export(KeyBlobFormat.RawPublicKey)), clock).IsGenuine(signature, Now, Body));
    }

    [Fact]
    public void A_request_that_is_sent_again_much_later_is_not()
    {
        var (time, signature) = (Now, Sign(Now, Body));
        var signed = Signed;

        clock.Advance(TimeSpan.FromMinutes(5));
        Assert.True(signed.IsGenuine(signature, time, Body));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False(signed.IsGenuine(signature, time, Body));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("abcd")]
    public void A_key_that_is_none_is_refused_by_name(string given) =>
        Assert.Contains("Bot:PublicKey", Assert.Throws<UnusableException>(() => new SignedRequests(given, clock)).Message, StringComparison.Ordinal);

    private string Sign(string time, byte[] body) =>
        Convert.ToHexStringLower(SignatureAlgorithm.Ed25519.Sign(key, [.. Encoding.UTF8.GetBytes(time), .. body]));
}
