using System.Text.Json;

namespace Insights.Ingest.Exports;

/// <summary>Reads people: authors and those mentioned.</summary>
internal sealed class UserParser(JsonText texts, KeptStrings strings, string? optOutRole)
{
    public bool TryReadAll(ref Utf8JsonReader reader, List<SourceAuthor> found)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return reader.TrySkip();
        }

        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndArray)
            {
                return true;
            }

            if (!TryRead(ref reader, out var user))
            {
                return false;
            }

            if (user is not null)
            {
                found.Add(user);
            }
        }

        return false;
    }

    /// <summary>False where the bytes end before the user does; the user is null where there is none.</summary>
    public bool TryRead(ref Utf8JsonReader reader, out SourceAuthor? user)
    {
        user = null;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return reader.TrySkip();
        }

        string id = "", name = "", nickname = "";
        var isBot = false;
        var optedOut = false;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndObject)
            {
                user = id.Length == 0 ? null : new SourceAuthor(id, name, nickname.Length == 0 ? null : nickname, isBot, optedOut);
                return true;
            }

            var key = reader.ValueTextEquals("id"u8) ? 1
                : reader.ValueTextEquals("name"u8) ? 2
                : reader.ValueTextEquals("nickname"u8) ? 3
                : reader.ValueTextEquals("isBot"u8) ? 4
                : optOutRole is not null && reader.ValueTextEquals("roles"u8) ? 5
                : 0;
            if (!reader.Read())
            {
                return false;
            }

            switch (key)
            {
                case 1:
                    id = strings.Read(ref reader, texts);
                    break;
                case 2:
                    name = strings.Read(ref reader, texts);
                    break;
                case 3:
                    nickname = strings.Read(ref reader, texts);
                    break;
                case 4:
                    isBot = JsonValues.ReadTrue(ref reader);
                    break;
                case 5 when !TryReadRoles(ref reader, ref optedOut):
                    return false;
                default:
                    break;
            }

            if (!reader.TrySkip())
            {
                return false;
            }
        }

        return false;
    }

    private bool TryReadRoles(ref Utf8JsonReader reader, ref bool optedOut)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return reader.TrySkip();
        }

        var depth = reader.CurrentDepth;
        var isNaming = false;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndArray && reader.CurrentDepth == depth)
            {
                return true;
            }

            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                isNaming = reader.ValueTextEquals("id"u8) || reader.ValueTextEquals("name"u8);
            }
            else if (isNaming && reader.TokenType == JsonTokenType.String)
            {
                optedOut |= reader.ValueTextEquals(optOutRole);
            }
        }

        return false;
    }
}
