using System.Text.Json;

namespace Insights.App.DiscordChat.Gateway;

/// <summary>The frames we send.</summary>
internal static class Payloads
{
    private const string Library = "insights";

    public static byte[] Heartbeat(long? sequence) => Write(GatewayOp.Heartbeat, sequence);

    public static byte[] Identify(string token, Intents intents, Shard shard) => Write(GatewayOp.Identify, new
    {
        token,
        intents = (int)intents,
        properties = new { os = OperatingSystem.IsWindows() ? "windows" : "linux", browser = Library, device = Library },
        shard = new[] { shard.Number, shard.Count },
    });

    public static byte[] Resume(string token, string session, long sequence) =>
        Write(GatewayOp.Resume, new { token, session_id = session, seq = sequence });

    private static byte[] Write<T>(GatewayOp op, T data) => JsonSerializer.SerializeToUtf8Bytes(new { op = (int)op, d = data });
}
