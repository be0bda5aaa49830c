using System.Text.Json;

namespace Insights.Ingest.Exports;

/// <summary>Reads which emoji stand under a message and how often; not who chose them.</summary>
internal static class ReactionParser
{
    public static bool TryRead(ref Utf8JsonReader reader, KeptStrings strings, JsonText texts, List<Reaction> found)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return reader.TrySkip();
        }

        var emoji = "";
        var count = 0;
        var depth = reader.CurrentDepth;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndArray && reader.CurrentDepth == depth)
            {
                return true;
            }

            if (reader.TokenType == JsonTokenType.EndObject && reader.CurrentDepth == depth + 1)
            {
                if (emoji.Length > 0 && count > 0)
                {
                    found.Add(new Reaction(emoji, count));
                }

                (emoji, count) = ("", 0);
            }
            else if (reader.TokenType == JsonTokenType.PropertyName)
            {
                var isName = reader.ValueTextEquals("name"u8) && reader.CurrentDepth == depth + 3;
                var isCount = reader.ValueTextEquals("count"u8);
                var isEmoji = reader.ValueTextEquals("emoji"u8);
                if (!reader.Read())
                {
                    return false;
                }

                emoji = isName ? strings.Read(ref reader, texts) : emoji;
                count = isCount ? JsonValues.ReadCount(ref reader) : count;
                if (!isEmoji && !reader.TrySkip())
                {
                    return false;
                }
            }
        }

        return false;
    }
}

/// <summary>Reads what a message refers to.</summary>
internal static class ReferenceParser
{
    public static bool TryRead(ref Utf8JsonReader reader, RawMessage message)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return reader.TrySkip();
        }

        message.HasReference = true;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndObject)
            {
                return true;
            }

            var isId = reader.ValueTextEquals("messageId"u8);
            if (!reader.Read())
            {
                return false;
            }

            message.ReferenceId = isId ? JsonValues.ReadId(ref reader) : message.ReferenceId;
            if (!reader.TrySkip())
            {
                return false;
            }
        }

        return false;
    }
}
