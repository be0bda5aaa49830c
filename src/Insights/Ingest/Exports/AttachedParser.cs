using System.Text.Json;

namespace Insights.Ingest.Exports;

/// <summary>
/// Reads the texts that hang on a message, whatever holds them: titles, descriptions and fields of embeds, file names, names of
/// stickers, forwarded words. Addresses, colours, footers and authors of embeds are left out.
/// </summary>
internal sealed class AttachedParser(JsonText texts)
{
    /// <summary>Discord allows ten embeds of 25 fields; what is more is not read for words.</summary>
    private const int MostTexts = 100;

    public bool TryRead(ref Utf8JsonReader reader, List<string> found)
    {
        if (reader.TokenType is not (JsonTokenType.StartArray or JsonTokenType.StartObject))
        {
            return reader.TrySkip();
        }

        var depth = reader.CurrentDepth;
        while (reader.Read())
        {
            if (reader.CurrentDepth == depth && reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject)
            {
                return true;
            }

            if (reader.TokenType == JsonTokenType.PropertyName && !TryReadProperty(ref reader, found))
            {
                return false;
            }
        }

        return false;
    }

    private bool TryReadProperty(ref Utf8JsonReader reader, List<string> found)
    {
        var isText = reader.ValueTextEquals("title"u8) || reader.ValueTextEquals("description"u8)
            || reader.ValueTextEquals("name"u8) || reader.ValueTextEquals("value"u8)
            || reader.ValueTextEquals("fileName"u8) || reader.ValueTextEquals("content"u8);
        var isList = reader.ValueTextEquals("fields"u8) || reader.ValueTextEquals("attachments"u8)
            || reader.ValueTextEquals("embeds"u8) || reader.ValueTextEquals("stickers"u8);
        if (!reader.Read())
        {
            return false;
        }

        if (isList && reader.TokenType == JsonTokenType.StartArray)
        {
            return TryRead(ref reader, found);
        }

        if (isText && found.Count < MostTexts && texts.Read(ref reader) is { Length: > 0 } text)
        {
            found.Add(text);
        }

        return reader.TrySkip();
    }
}
