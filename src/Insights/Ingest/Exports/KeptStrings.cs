using System.Text;
using System.Text.Json;

namespace Insights.Ingest.Exports;

/// <summary>Gives the same string for the same bytes, mostly: names and ids of authors repeat from message to message.</summary>
internal sealed class KeptStrings
{
    private const int Slots = 4096;
    private readonly string?[] kept = new string?[Slots];

    public string Read(ref Utf8JsonReader reader, JsonText texts)
    {
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.Number))
        {
            return "";
        }

        var bytes = reader.ValueSpan;
        if (reader.TokenType == JsonTokenType.Number)
        {
            return Encoding.UTF8.GetString(bytes);
        }

        if (reader.ValueIsEscaped || bytes.Length > 64)
        {
            return texts.Read(ref reader);
        }

        ref var slot = ref kept[Hash(bytes) % Slots];
        return slot is not null && reader.ValueTextEquals(slot) ? slot : slot = texts.Read(ref reader);
    }

    /// <summary>FNV-1a.</summary>
    private static uint Hash(ReadOnlySpan<byte> bytes)
    {
        var hash = 2_166_136_261u;
        foreach (var value in bytes)
        {
            hash = (hash ^ value) * 16_777_619u;
        }

        return hash;
    }
}
