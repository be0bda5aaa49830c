using System.Text.Json;

namespace Insights.Ingest.Exports;

/// <summary>
/// Reads one DiscordChatExporter file message by message in constant memory. A message is parsed where it lies in the window; where the
/// window ends inside it, the window is moved on and the message is parsed once more from its beginning.
/// </summary>
public sealed class ExportReader : IDisposable
{
    private readonly string name;
    private readonly Oddities oddities;
    private readonly JsonWindow window;
    private readonly JsonText texts = new();
    private readonly MessageParser parser;
    private JsonReaderState state;
    private long count;

    /// <param name="stream">The file's bytes; disposed with the reader.</param>
    /// <param name="name">How warnings name the file.</param>
    /// <param name="optOutRole">Id or name of the role whose members want no part in this.</param>
    /// <param name="oddities">Takes what is odd.</param>
    public ExportReader(Stream stream, string name, string? optOutRole, Oddities oddities)
    {
        this.name = name;
        this.oddities = oddities;
        window = new JsonWindow(stream);
        parser = new MessageParser(texts, new KeptStrings(), optOutRole);
        Header = ReadHeader();
    }

    /// <summary>Null where the file is no export, or breaks off before its messages: <see cref="Ending"/> says which.</summary>
    public ExportHeader? Header { get; }

    /// <summary>Null until the last message was read.</summary>
    public ExportEnding? Ending { get; private set; }

    /// <summary>The next message; null at the end, then <see cref="Ending"/> says how the file ended.</summary>
    public SourceMessage? Read()
    {
        while (Ending is null)
        {
            texts.Reset();
            switch (ReadRaw())
            {
                case Step.Message when MessageAssembly.Assemble(parser.Message, texts, Place(), oddities) is { } message:
                    count++;
                    return message;
                case Step.Message:
                    count++;
                    break;
                case Step.NoObject:
                    count++;
                    oddities.Add(OddityKind.BadId, Place());
                    break;
                case Step.End:
                    Ending = ReadToEnd() ? new ExportEnding.Whole() : Damage();
                    break;
                default:
                    Ending = Damage();
                    break;
            }
        }

        return null;
    }

    public void Dispose() => window.Dispose();

    private string Place() => Oddities.Place(name, count + 1);

    private ExportEnding.Damaged Damage() => new(count, window.Position);

    private ExportHeader? ReadHeader()
    {
        HeaderParser header;
        bool isRead, hasMessages;
        do
        {
            header = new HeaderParser(texts);
            var reader = new Utf8JsonReader(window.Unread, window.IsLast, state: default);
            try
            {
                isRead = header.TryRead(ref reader, out hasMessages);
            }
            catch (JsonException)
            {
                Ending = header.LooksLikeExport ? Damage() : new ExportEnding.NotAnExport();
                return null;
            }

            if (isRead && hasMessages && header.Header is { } found)
            {
                window.Advance((int)reader.BytesConsumed);
                state = reader.CurrentState;
                return found;
            }
        }
        while (!isRead && window.TryFill());
        Ending = !isRead && header.LooksLikeExport ? Damage() : new ExportEnding.NotAnExport();
        return null;
    }

    private Step ReadRaw()
    {
        do
        {
            var reader = new Utf8JsonReader(window.Unread, window.IsLast, state);
            try
            {
                if (reader.Read())
                {
                    var step = reader.TokenType switch
                    {
                        JsonTokenType.EndArray => Step.End,
                        JsonTokenType.StartObject when parser.TryRead(ref reader) => Step.Message,
                        JsonTokenType.StartObject => Step.Broken,
                        _ when reader.TrySkip() => Step.NoObject,
                        _ => Step.Broken,
                    };
                    if (step != Step.Broken)
                    {
                        window.Advance((int)reader.BytesConsumed);
                        state = reader.CurrentState;
                        return step;
                    }
                }
            }
            catch (JsonException)
            {
                return Step.Broken;
            }
        }
        while (window.TryFill());
        return Step.Broken;
    }

    /// <summary>Reads what stands after the messages, so that a file cut there does not pass for whole.</summary>
    private bool ReadToEnd()
    {
        do
        {
            var reader = new Utf8JsonReader(window.Unread, window.IsLast, state);
            try
            {
                while (reader.Read())
                {
                }
            }
            catch (JsonException)
            {
                return false;
            }

            window.Advance((int)reader.BytesConsumed);
            state = reader.CurrentState;
        }
        while (window.TryFill());
        return window.IsLast && window.Unread.Length == 0;
    }

    private enum Step
    {
        Message,
        NoObject,
        End,
        Broken,
    }
}
