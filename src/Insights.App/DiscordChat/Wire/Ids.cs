using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Insights.Ingest;

namespace Insights.App.DiscordChat.Wire;

/// <summary>A Discord snowflake of a person or a program that posts.</summary>
internal readonly record struct UserId(ulong Value)
{
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A Discord snowflake of a role; the server's own id is the role of everyone.</summary>
internal readonly record struct RoleId(ulong Value)
{
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A Discord snowflake of anything else: an application, an emoji, a tag, an interaction.</summary>
internal readonly record struct WireId(ulong Value)
{
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Ids travel as strings; a few servers write numbers, which are read as well.</summary>
internal sealed class SnowflakeConverter<T>(Func<ulong, T> make, Func<T, ulong> take) : JsonConverter<T>
    where T : struct
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String when Snowflake.TryParse(reader.GetString(), out var id) => make(id),
        JsonTokenType.Number when reader.TryGetUInt64(out var id) => make(id),
        _ => throw new JsonException("An id is a string of digits."),
    };

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(take(value).ToString(CultureInfo.InvariantCulture));

    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Snowflake.TryParse(reader.GetString(), out var id) ? make(id) : throw new JsonException("An id is a string of digits.");

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WritePropertyName(take(value).ToString(CultureInfo.InvariantCulture));
}
