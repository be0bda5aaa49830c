using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Insights.Ingest.Exports;

/// <summary>Reads single values leniently: a value of an unexpected kind counts as absent.</summary>
internal static class JsonValues
{
    /// <summary>A positive 63-bit number, written as a string or a number.</summary>
    public static ulong? ReadId(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.Number) || reader.ValueSpan.Length is 0 or > 19)
        {
            return null;
        }

        return reader.ValueSpan.ContainsAnyExceptInRange((byte)'0', (byte)'9')
            || !Utf8Parser.TryParse(reader.ValueSpan, out ulong id, out _)
            || id is 0 or > long.MaxValue
            ? null
            : id;
    }

    public static bool ReadTrue(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.True;

    public static int ReadCount(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var count) ? Math.Max(0, count) : 0;

    public static DateTimeOffset? ReadMoment(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            return null;
        }

        if (reader.TryGetDateTimeOffset(out var moment))
        {
            return moment.ToUniversalTime();
        }

        return reader.ValueSpan.Length <= 64 && DateTimeOffset.TryParse(
            Encoding.UTF8.GetString(reader.ValueSpan), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out moment)
            ? moment.ToUniversalTime()
            : null;
    }
}
