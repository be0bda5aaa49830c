using System.Text.Json;
using Insights.Ingest;

namespace Insights.App.DiscordChat.Gateway;

/// <summary>Members of a JSON object that may be missing, null or of another kind than is written down.</summary>
internal static class LenientJson
{
    public static JsonElement? Member(this JsonElement data, string name) =>
        data.ValueKind == JsonValueKind.Object && data.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;

    public static ulong? Id(this JsonElement data, string name) => data.Member(name)?.AsId();

    public static ulong? AsId(this JsonElement data) =>
        data.ValueKind == JsonValueKind.String && Snowflake.TryParse(data.GetString(), out var id) ? id : null;

    public static string? Text(this JsonElement data, string name) =>
        data.Member(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static int? Number(this JsonElement data, string name) =>
        data.Member(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var value) ? value : null;

    public static bool Flag(this JsonElement data, string name) => data.Member(name) is { ValueKind: JsonValueKind.True };

    public static IEnumerable<JsonElement> Items(this JsonElement data, string name) =>
        data.Member(name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];
}
