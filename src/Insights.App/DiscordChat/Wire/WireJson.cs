using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Insights.Ingest;

namespace Insights.App.DiscordChat.Wire;

/// <summary>How Discord writes JSON: names in snake case, ids and masks as strings, unknown members passed over.</summary>
internal static class WireJson
{
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            NumberHandling = JsonNumberHandling.AllowReadingFromString,
            Converters =
            {
                new SnowflakeConverter<ChannelId>(id => new ChannelId(id), id => id.Value),
                new SnowflakeConverter<MessageId>(id => new MessageId(id), id => id.Value),
                new SnowflakeConverter<GuildId>(id => new GuildId(id), id => id.Value),
                new SnowflakeConverter<UserId>(id => new UserId(id), id => id.Value),
                new SnowflakeConverter<RoleId>(id => new RoleId(id), id => id.Value),
                new SnowflakeConverter<WireId>(id => new WireId(id), id => id.Value),
                new MaskConverter(),
            },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    /// <summary>Permissions travel as a decimal string, since they outgrew what JSON numbers keep exactly.</summary>
    private sealed class MaskConverter : JsonConverter<Permissions>
    {
        public override Permissions Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String
            && ulong.TryParse(reader.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var mask)
                ? (Permissions)mask
                : reader.TokenType == JsonTokenType.Number && reader.TryGetUInt64(out mask) ? (Permissions)mask : Permissions.None;

        public override void Write(Utf8JsonWriter writer, Permissions value, JsonSerializerOptions options) =>
            writer.WriteStringValue(((ulong)value).ToString(CultureInfo.InvariantCulture));
    }
}
