using System.Text.Json;

namespace Insights.App.DiscordChat.Gateway;

/// <summary>One frame: its kind, its payload, and for a dispatch its number and name.</summary>
internal readonly record struct GatewayFrame(GatewayOp Op, JsonElement Data, long? Sequence, string? Name)
{
    /// <summary>Reads a frame; null where the bytes are none.</summary>
    public static GatewayFrame? Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static GatewayFrame? Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty("op", out var op) || op.ValueKind != JsonValueKind.Number || !op.TryGetInt32(out var number))
        {
            return null;
        }

        var data = root.TryGetProperty("d", out var given) ? given.Clone() : default;
        long? sequence = root.TryGetProperty("s", out var s) && s.ValueKind == JsonValueKind.Number && s.TryGetInt64(out var count) ? count : null;
        var name = root.TryGetProperty("t", out var t) && t.ValueKind == JsonValueKind.String ? t.GetString() : null;
        return new GatewayFrame((GatewayOp)number, data, sequence, name);
    }
}
