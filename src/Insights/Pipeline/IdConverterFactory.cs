using System.Text.Json;
using System.Text.Json.Serialization;
using Insights.Classify;
using Insights.Cluster;
using Insights.Ingest;

namespace Insights.Pipeline;

/// <summary>Writes ids as the strings people know them by, also as keys of maps.</summary>
internal sealed class IdConverterFactory : JsonConverterFactory
{
    private static readonly Dictionary<Type, JsonConverter> Converters = new()
    {
        [typeof(MessageId)] = new IdConverter<MessageId>(MessageId.Parse),
        [typeof(ChannelId)] = new IdConverter<ChannelId>(ChannelId.Parse),
        [typeof(GuildId)] = new IdConverter<GuildId>(GuildId.Parse),
        [typeof(ConversationId)] = new IdConverter<ConversationId>(ConversationId.Parse),
        [typeof(QuestionId)] = new IdConverter<QuestionId>(ParseQuestion),
        [typeof(ClusterId)] = new IdConverter<ClusterId>(text => new ClusterId(text)),
        [typeof(Pseudonym)] = new IdConverter<Pseudonym>(text => new Pseudonym(text)),
        [typeof(Theme)] = new IdConverter<Theme>(text => new Theme(text)),
    };

    public override bool CanConvert(Type typeToConvert) => Converters.ContainsKey(typeToConvert);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) => Converters[typeToConvert];

    private static QuestionId ParseQuestion(string text)
    {
        var parts = text.Split('/');
        return new QuestionId(ConversationId.Parse(parts[0]), int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture));
    }

    private sealed class IdConverter<T>(Func<string, T> parse) : JsonConverter<T>
        where T : struct
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => parse(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());

        public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            parse(reader.GetString()!);

        public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WritePropertyName(value.ToString()!);
    }
}
