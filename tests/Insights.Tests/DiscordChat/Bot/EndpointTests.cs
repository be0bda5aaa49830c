using System.Net;
using System.Text;
using Insights.Tests.Fakes;
using NSec.Cryptography;

namespace Insights.Tests.DiscordChat.Bot;

[Collection(nameof(MinedSample))]
public sealed class EndpointTests(MinedSample sample) : IAsyncLifetime
{
    private readonly Shell shell = sample.Copy();
    private readonly Key key = Key.Create(SignatureAlgorithm.Ed25519);
    private BotUnderTest bot = null!;

    public async Task InitializeAsync() => bot = await BotUnderTest.StartAsync(
        shell.With("INSIGHTS__Bot__PublicKey", Convert.ToHexString(key.PublicKey.Export(KeyBlobFormat.RawPublicKey))),
        await BotUnderTest.StartDiscordAsync());

    public async Task DisposeAsync()
    {
        await bot.DisposeAsync();
        key.Dispose();
        shell.Dispose();
    }

    [Fact]
    public async Task A_ping_that_is_signed_gets_a_pong()
    {
        using var answer = await SendAsync("""{"type":1}""");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("""{"type":1}""", await answer.Content.ReadAsStringAsync());
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_wrong_signature_an_old_one_and_none_are_unauthorized()
    {
        using var wrong = await SendAsync("""{"type":1}""", signature => new string('0', signature.Length));
        using var none = await SendAsync("""{"type":1}""", _ => "");
        using var old = await SendAsync("""{"type":1}""", age: TimeSpan.FromMinutes(6));

        Assert.All(new[] { wrong, none, old }, answer => Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode));
    }

    [Fact]
    public async Task A_command_is_taken_and_answered_by_the_callback()
    {
        var (interaction, sent) = bot.Discord.Interactions.Make(BotUnderTest.Command("ask", [("question", "add a field")]));

        using var answer = await SendAsync(sent.ToJsonString());
        using var again = await SendAsync(sent.ToJsonString());

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.NotEmpty((await interaction.EditAsync())["content"]!.GetValue<string>());
        Assert.Single(bot.Discord.CallsTo($"/interactions/{interaction.Id}/"));
    }

    [Fact]
    public async Task What_is_signed_and_no_json_is_refused()
    {
        using var answer = await SendAsync("nonsense");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private async Task<HttpResponseMessage> SendAsync(string body, Func<string, string>? spoil = null, TimeSpan age = default)
    {
        var time = (bot.Server.Clock.GetUtcNow() - age).ToUnixTimeSeconds().ToString();
        var signature = Convert.ToHexStringLower(SignatureAlgorithm.Ed25519.Sign(key, Encoding.UTF8.GetBytes(time + body)));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/interactions") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Signature-Ed25519", spoil?.Invoke(signature) ?? signature);
        request.Headers.Add("X-Signature-Timestamp", time);
        return await bot.Server.Client.SendAsync(request);
    }
}
