using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Insights.Agents;

/// <summary>
/// The JSON schema of a reply record, in the strict form of structured outputs: every member required, no other
/// allowed.
/// </summary>
public static class ReplySchema
{
    /// <summary>The member that holds a word of a closed list.</summary>
    private const string Label = "label";

    /// <summary>Reading is as strict as the schema.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        NumberHandling = JsonNumberHandling.Strict,
        AllowDuplicateProperties = false,
        MaxDepth = 16,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    /// <param name="reply">The record.</param>
    /// <param name="labels">The closed list of the member called label; empty where there is none.</param>
    public static JsonElement Of(Type reply, IReadOnlyList<string> labels)
    {
        var schema = Options.GetJsonSchemaAsNode(reply, new JsonSchemaExporterOptions
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = (context, node) => Describe(context, node, labels),
        });
        return JsonSerializer.SerializeToElement(schema);
    }

    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode node, IReadOnlyList<string> labels)
    {
        if (node is not JsonObject schema || context.PropertyInfo is not { } member)
        {
            return node;
        }

        if (member.AttributeProvider?.GetCustomAttributes(typeof(DescriptionAttribute), inherit: false) is [DescriptionAttribute told, ..])
        {
            schema["description"] = told.Description;
        }

        if (member.Name == Label && labels.Count > 0)
        {
            schema["enum"] = new JsonArray([.. labels.Select(label => (JsonNode)label)]);
        }

        return schema;
    }
}
