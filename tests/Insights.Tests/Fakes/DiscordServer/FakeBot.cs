using System.Text.Json.Nodes;

namespace Insights.Tests.Fakes.DiscordServer;

/// <summary>Who the bot is on the fake server, and where the server listens.</summary>
internal sealed class FakeBot
{
    public const string ApplicationId = "900000000000000001";
    public const string UserId = "900000000000000002";
    public const string GuildId = "800000000000000001";

    public string Token { get; init; } = "token-of-the-test";

    /// <summary>As ws://127.0.0.1:port; known once the server listens.</summary>
    public string SocketAddress { get; set; } = "";

    public JsonObject User() => new()
    {
        ["id"] = UserId, ["username"] = "insights", ["discriminator"] = "0", ["global_name"] = null, ["avatar"] = null, ["bot"] = true,
    };
}
