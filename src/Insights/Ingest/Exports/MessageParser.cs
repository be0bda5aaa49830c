using System.Text.Json;

namespace Insights.Ingest.Exports;

/// <summary>Reads one message of an export, one pass, nothing kept of what no stage reads.</summary>
internal sealed class MessageParser(JsonText texts, KeptStrings strings, string? optOutRole)
{
    private readonly UserParser users = new(texts, strings, optOutRole);
    private readonly AttachedParser attachments = new(texts);
    private RawMessage raw = new();

    /// <summary>What was read; complete only after <see cref="TryRead"/> gave true.</summary>
    public RawMessage Message => raw;

    /// <summary>Reads the object whose opening brace is the reader's token; false where the bytes end before its end.</summary>
    public bool TryRead(ref Utf8JsonReader reader)
    {
        raw = new RawMessage();
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndObject)
            {
                return true;
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
        var key = KeyOf(ref reader);
        if (!reader.Read())
        {
            return false;
        }

        switch (key)
        {
            case Key.Id:
                raw.Id = JsonValues.ReadId(ref reader);
                return reader.TrySkip();
            case Key.Type:
                raw.Kind = ReadKind(ref reader);
                return reader.TrySkip();
            case Key.Timestamp:
                raw.SentAt = JsonValues.ReadMoment(ref reader);
                return reader.TrySkip();
            case Key.TimestampEdited:
                raw.EditedAt = JsonValues.ReadMoment(ref reader);
                return reader.TrySkip();
            case Key.IsPinned:
                raw.IsPinned = JsonValues.ReadTrue(ref reader);
                return reader.TrySkip();
            case Key.Content:
                raw.Content = texts.Read(ref reader);
                return reader.TrySkip();
            case Key.Author:
                return users.TryRead(ref reader, out raw.Author);
            case Key.Mentions:
                return users.TryReadAll(ref reader, raw.Mentions);
            case Key.Reactions:
                return ReactionParser.TryRead(ref reader, strings, texts, raw.Reactions);
            case Key.Reference:
                return ReferenceParser.TryRead(ref reader, raw);
            case Key.Interaction:
                raw.IsCommandAnswer = reader.TokenType == JsonTokenType.StartObject;
                return reader.TrySkip();
            case Key.Attached:
                return attachments.TryRead(ref reader, raw.Attached);
            default:
                return reader.TrySkip();
        }
    }

    private static Key KeyOf(ref Utf8JsonReader reader) => reader.ValueSpan.Length switch
    {
        2 when reader.ValueTextEquals("id"u8) => Key.Id,
        4 when reader.ValueTextEquals("type"u8) => Key.Type,
        6 when reader.ValueTextEquals("author"u8) => Key.Author,
        6 when reader.ValueTextEquals("embeds"u8) => Key.Attached,
        7 when reader.ValueTextEquals("content"u8) => Key.Content,
        8 when reader.ValueTextEquals("isPinned"u8) => Key.IsPinned,
        8 when reader.ValueTextEquals("mentions"u8) => Key.Mentions,
        8 when reader.ValueTextEquals("stickers"u8) => Key.Attached,
        9 when reader.ValueTextEquals("timestamp"u8) => Key.Timestamp,
        9 when reader.ValueTextEquals("reactions"u8) => Key.Reactions,
        9 when reader.ValueTextEquals("reference"u8) => Key.Reference,
        11 when reader.ValueTextEquals("attachments"u8) => Key.Attached,
        11 when reader.ValueTextEquals("interaction"u8) => Key.Interaction,
        15 when reader.ValueTextEquals("timestampEdited"u8) => Key.TimestampEdited,
        16 when reader.ValueTextEquals("forwardedMessage"u8) => Key.Attached,
        _ => Key.Other,
    };

    /// <summary>Types have names up to 19 and numbers in strings beyond; all but words of people are notices.</summary>
    private static MessageKind ReadKind(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.Number))
        {
            return MessageKind.Notice;
        }

        return reader.ValueSpan switch
        {
            _ when reader.ValueSpan.SequenceEqual("Default"u8) || reader.ValueSpan.SequenceEqual("0"u8) => MessageKind.Text,
            _ when reader.ValueSpan.SequenceEqual("Reply"u8) || reader.ValueSpan.SequenceEqual("19"u8) => MessageKind.Reply,
            _ when reader.ValueSpan.SequenceEqual("20"u8) || reader.ValueSpan.SequenceEqual("23"u8) => MessageKind.CommandAnswer,
            _ when reader.ValueSpan.SequenceEqual("21"u8) => MessageKind.ThreadStarter,
            _ => MessageKind.Notice,
        };
    }

    private enum Key
    {
        Other,
        Id,
        Type,
        Timestamp,
        TimestampEdited,
        IsPinned,
        Content,
        Author,
        Mentions,
        Reactions,
        Reference,
        Interaction,
        Attached,
    }
}
