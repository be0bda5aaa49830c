using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Insights.Draft;

namespace Insights.Publish;

/// <summary>Writes faq.json: fixed field order, no timestamps but those of messages, the same bytes for the same publication.</summary>
public static class FaqJson
{
    public const string Schema = "insights/faq@1";

    private static readonly JsonWriterOptions Indented = new()
    {
        Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonWriterOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(Publication publication) => Write(Indented, json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.WriteString("community", publication.Community);
        json.WriteStartArray("entries");
        foreach (var entry in publication.Entries)
        {
            WriteEntry(json, entry);
        }

        json.WriteEndArray();
        json.WriteStartArray("retired");
        foreach (var retired in publication.Retired)
        {
            json.WriteStartObject();
            json.WriteString("id", retired.Id);
            json.WriteString("slug", retired.Slug);
            json.WriteString("into", retired.Into);
            json.WriteString("reason", retired.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>One entry alone, for telling whether it changed.</summary>
    public static byte[] Write(FaqEntry entry) => Write(OneLine, json => WriteEntry(json, entry));

    /// <summary>Some entries as one document on a line.</summary>
    public static byte[] WriteEntries(IEnumerable<FaqEntry> entries) => Write(OneLine, json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("entries");
        foreach (var entry in entries)
        {
            WriteEntry(json, entry);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>Any document in the way faq.json is written; readable, but nothing in it can end a script element.</summary>
    internal static byte[] Write(bool isIndented, Action<Utf8JsonWriter> write) => Write(isIndented ? Indented : OneLine, write);

    private static byte[] Write(JsonWriterOptions options, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, options))
        {
            write(json);
        }

        var text = new StringBuilder(Encoding.UTF8.GetString(buffer.WrittenSpan));
        text.Replace("<", "\\u003C").Replace(">", "\\u003E").Replace("&", "\\u0026").Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void WriteEntry(Utf8JsonWriter json, FaqEntry entry)
    {
        json.WriteStartObject();
        json.WriteString("id", entry.Id);
        json.WriteString("slug", entry.Slug);
        json.WriteString("theme", entry.Theme.Name);
        json.WriteString("status", "published");
        json.WriteString("question", entry.Question);
        WriteTexts(json, "alsoAsked", entry.AlsoAsked);
        json.WriteStartArray("answer");
        foreach (var claim in entry.Answer)
        {
            WriteClaim(json, claim);
        }

        json.WriteEndArray();
        if (entry.Note is not null)
        {
            json.WriteString("note", entry.Note);
        }

        WriteTexts(json, "versions", entry.Versions);
        json.WriteNumber("asked", entry.Asked);
        json.WriteNumber("authors", entry.Authors);
        WriteTexts(json, "conversations", entry.Conversations.Select(id => id.ToString()));
        json.WriteString("firstAsked", entry.FirstAsked.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("lastSupported", entry.LastSupported.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteNumber("confidence", entry.Confidence);
        json.WriteEndObject();
    }

    private static void WriteClaim(Utf8JsonWriter json, Claim claim)
    {
        json.WriteStartObject();
        json.WriteString("text", claim.Text);
        json.WriteStartArray("evidence");
        foreach (var piece in claim.Evidence)
        {
            json.WriteStartObject();
            json.WriteString("message", piece.Message.ToString());
            json.WriteString("channel", piece.Channel.ToString());
            json.WriteString("quote", piece.Quote);
            json.WriteString("url", piece.Url.AbsoluteUri);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    internal static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
