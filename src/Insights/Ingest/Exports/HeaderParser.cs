using System.Text.Json;

namespace Insights.Ingest.Exports;

/// <summary>Reads what stands before an export's messages; every key is optional but the channel's id.</summary>
internal sealed class HeaderParser(JsonText texts)
{
    private ulong? guild;
    private ulong? channel;
    private ulong? parent;
    private string name = "";
    private bool isThread;
    private DateTimeOffset? exportedAt;
    private DateTimeOffset? after;
    private DateTimeOffset? before;

    /// <summary>True once something was seen that only an export has: then a file that breaks off is a damaged one.</summary>
    public bool LooksLikeExport { get; private set; }

    /// <summary>Null where the file has messages but no channel with an id.</summary>
    public ExportHeader? Header => channel is { } id
        ? new ExportHeader(
            new Channel(new ChannelId(id), new GuildId(guild ?? 0), name, parent is { } above ? new ChannelId(above) : null, isThread),
            exportedAt,
            after,
            before)
        : null;

    /// <summary>Reads up to and with the bracket that opens the messages; false where the bytes end before.</summary>
    public bool TryRead(ref Utf8JsonReader reader, out bool hasMessages)
    {
        hasMessages = false;
        if (!reader.Read())
        {
            return false;
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return true;
        }

        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
            {
                return true;
            }

            var isMessages = reader.ValueTextEquals("messages"u8);
            if (isMessages)
            {
                hasMessages = reader.Read() && reader.TokenType == JsonTokenType.StartArray;
                return hasMessages || reader.TokenType != JsonTokenType.PropertyName;
            }

            if (!TryReadProperty(ref reader))
            {
                return false;
            }
        }

        return false;
    }

    private bool TryReadProperty(ref Utf8JsonReader reader)
    {
        var isGuild = reader.ValueTextEquals("guild"u8);
        var isChannel = reader.ValueTextEquals("channel"u8);
        var isRange = reader.ValueTextEquals("dateRange"u8);
        var isExported = reader.ValueTextEquals("exportedAt"u8);
        LooksLikeExport |= isGuild || isChannel;
        if (!reader.Read())
        {
            return false;
        }

        if (isExported)
        {
            exportedAt = JsonValues.ReadMoment(ref reader);
            return true;
        }

        return reader.TokenType == JsonTokenType.StartObject && (isGuild || isChannel || isRange)
            ? TryReadFields(ref reader)
            : reader.TrySkip();

        bool TryReadFields(ref Utf8JsonReader fields)
        {
            while (fields.Read())
            {
                if (fields.TokenType == JsonTokenType.EndObject)
                {
                    return true;
                }

                if (!(isGuild ? TryReadGuild(ref fields) : isChannel ? TryReadChannel(ref fields) : TryReadRange(ref fields)))
                {
                    return false;
                }
            }

            return false;
        }
    }

    private bool TryReadGuild(ref Utf8JsonReader reader)
    {
        var isId = reader.ValueTextEquals("id"u8);
        if (!reader.Read())
        {
            return false;
        }

        // A direct message has the guild "0".
        guild = isId ? JsonValues.ReadId(ref reader) : guild;
        return reader.TrySkip();
    }

    private bool TryReadChannel(ref Utf8JsonReader reader)
    {
        var key = reader.ValueTextEquals("id"u8) ? 1
            : reader.ValueTextEquals("type"u8) ? 2
            : reader.ValueTextEquals("categoryId"u8) ? 3
            : reader.ValueTextEquals("name"u8) ? 4
            : 0;
        if (!reader.Read())
        {
            return false;
        }

        switch (key)
        {
            case 1:
                channel = JsonValues.ReadId(ref reader);
                break;
            case 2:
                isThread = IsThread(ref reader);
                break;
            case 3:
                parent = JsonValues.ReadId(ref reader);
                break;
            case 4:
                name = texts.Read(ref reader);
                break;
            default:
                break;
        }

        return reader.TrySkip();
    }

    private bool TryReadRange(ref Utf8JsonReader reader)
    {
        var isAfter = reader.ValueTextEquals("after"u8);
        var isBefore = reader.ValueTextEquals("before"u8);
        if (!reader.Read())
        {
            return false;
        }

        after = isAfter ? JsonValues.ReadMoment(ref reader) : after;
        before = isBefore ? JsonValues.ReadMoment(ref reader) : before;
        return reader.TrySkip();
    }

    private static bool IsThread(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.String
        ? reader.ValueTextEquals("GuildPublicThread"u8) || reader.ValueTextEquals("GuildPrivateThread"u8)
            || reader.ValueTextEquals("GuildNewsThread"u8) || reader.ValueTextEquals("10"u8)
            || reader.ValueTextEquals("11"u8) || reader.ValueTextEquals("12"u8)
        : reader.TokenType == JsonTokenType.Number && JsonValues.ReadCount(ref reader) is 10 or 11 or 12;
}
