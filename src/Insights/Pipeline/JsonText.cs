using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Insights.Draft;
using Insights.Publish;
using Insights.Review;

namespace Insights.Pipeline;

/// <summary>How the work folder's lines are written and read: ids as strings, names in camel case, every script readable.</summary>
internal static class JsonText
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new IdConverterFactory() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameCases } },
    };

    public static byte[] WriteLines<T>(IEnumerable<T> items)
    {
        using var content = new MemoryStream();
        foreach (var item in items)
        {
            JsonSerializer.Serialize(content, item, Options);
            content.WriteByte((byte)'\n');
        }

        return content.ToArray();
    }

    /// <summary>Reads a record of lines; empty where there is none.</summary>
    /// <exception cref="WorkFaultException">A line is damaged.</exception>
    public static IReadOnlyList<T> ReadLines<T>(ISharedRecords records, string name)
    {
        try
        {
            return [.. records.ReadLines(name).Select(line => JsonSerializer.Deserialize<T>(line, Options)!)];
        }
        catch (JsonException cause)
        {
            throw new WorkFaultException($"The work folder's {name} is damaged; restore a backup, or move the file away.", cause);
        }
    }

    public static string WriteLine<T>(T item) => JsonSerializer.Serialize(item, Options);

    /// <summary>True where a line names one of the ids, as a whole string or before a stroke.</summary>
    public static bool Names(string line, IReadOnlyCollection<string> ids)
    {
        try
        {
            return StringsOf(line).Any(text => ids.Contains(text.Split('/')[0]));
        }
        catch (JsonException)
        {
            // A line that a kill cut short tells nobody anything, and may hold what must go.
            return true;
        }
    }

    /// <summary>Every string value and key of a line.</summary>
    public static IReadOnlyList<string> StringsOf(string line)
    {
        var strings = new List<string>();
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(line));
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
            {
                strings.Add(reader.GetString()!);
            }
        }

        return strings;
    }

    // The closed sets know nothing of JSON; their cases get their names here.
    private static void NameCases(JsonTypeInfo type)
    {
        if (type.Type == typeof(Verdict))
        {
            type.PolymorphismOptions = CasesOf("verdict", typeof(Verdict));
        }
        else if (type.Type == typeof(DraftOutcome))
        {
            type.PolymorphismOptions = CasesOf("outcome", typeof(DraftOutcome));
        }
    }

    private static JsonPolymorphismOptions CasesOf(string name, Type set)
    {
        var options = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = name };
        foreach (var one in set.GetNestedTypes().Where(set.IsAssignableFrom))
        {
            options.DerivedTypes.Add(new JsonDerivedType(one, JsonNamingPolicy.CamelCase.ConvertName(one.Name)));
        }

        return options;
    }
}
