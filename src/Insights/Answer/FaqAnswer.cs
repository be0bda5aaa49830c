using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Insights.Draft;

namespace Insights.Answer;

/// <summary>One answer, the same from every door: with its sources, or an honest "not in the FAQ".</summary>
public sealed record FaqAnswer
{
    public required bool Abstained { get; init; }

    /// <summary>Probability (0 to 1) that the first of <see cref="Ranked"/> answers the question, also when abstained.</summary>
    public required double Score { get; init; }

    /// <summary>The entry's id; null when abstained.</summary>
    public required string? Entry { get; init; }

    public required string Text { get; init; }
    public required IReadOnlyList<Evidence> Sources { get; init; }
    public required IReadOnlyList<RankedEntry> Ranked { get; init; }

    /// <summary>The answer as JSON on one line; with <paramref name="id"/> as its first field where it is given.</summary>
    public string ToJson(string? id)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            if (id is not null)
            {
                json.WriteString("id", id);
            }

            Write(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private void Write(Utf8JsonWriter json)
    {
        json.WriteBoolean("abstained", Abstained);
        json.WriteNumber("score", Score);
        json.WriteString("entry", Entry);
        json.WriteString("text", Text);
        json.WriteStartArray("sources");
        foreach (var source in Sources)
        {
            json.WriteStartObject();
            json.WriteString("message", source.Message.ToString());
            json.WriteString("channel", source.Channel.ToString());
            json.WriteString("quote", source.Quote);
            json.WriteString("url", source.Url.AbsoluteUri);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("ranked");
        foreach (var ranked in Ranked)
        {
            json.WriteStartObject();
            json.WriteString("entry", ranked.Entry);
            json.WriteNumber("score", ranked.Score);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
