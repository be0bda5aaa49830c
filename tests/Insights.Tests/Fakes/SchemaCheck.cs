using System.Text.Json;
using System.Text.RegularExpressions;

namespace Insights.Tests.Fakes;

/// <summary>Checks a document against a JSON schema, as far as our own schemas use the language; an unknown keyword fails.</summary>
internal sealed class SchemaCheck(JsonElement root)
{
    private static readonly HashSet<string> Told = ["$schema", "$id", "$defs", "title", "description"];

    public IEnumerable<string> Faults(JsonElement document) => Faults(root, document, "$");

    private IEnumerable<string> Faults(JsonElement schema, JsonElement value, string at) =>
        schema.EnumerateObject().SelectMany(rule => FaultsOf(rule, schema, value, at));

    private IEnumerable<string> FaultsOf(JsonProperty rule, JsonElement schema, JsonElement value, string at) => rule.Name switch
    {
        _ when Told.Contains(rule.Name) => [],
        "$ref" => Faults(root.GetProperty("$defs").GetProperty(rule.Value.GetString()!["#/$defs/".Length..]), value, at),
        "type" => Says(HasType(rule.Value, value), at, $"is no {rule.Value}"),
        "const" => Says(JsonElement.DeepEquals(rule.Value, value), at, $"is not {rule.Value}"),
        "enum" => Says(rule.Value.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)), at, $"'{value}' is none of {rule.Value}"),
        "pattern" => Says(value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, rule.Value.GetString()!), at, $"'{value}' is not like {rule.Value}"),
        "minLength" => Says(value.ValueKind != JsonValueKind.String || value.GetString()!.Length >= rule.Value.GetInt32(), at, "is too short"),
        "minimum" => Says(value.ValueKind != JsonValueKind.Number || value.GetDouble() >= rule.Value.GetDouble(), at, $"{value} is too small"),
        "maximum" => Says(value.ValueKind != JsonValueKind.Number || value.GetDouble() <= rule.Value.GetDouble(), at, $"{value} is too large"),
        "minItems" => Says(value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= rule.Value.GetInt32(), at, "has too few items"),
        "maxItems" => Says(value.ValueKind != JsonValueKind.Array || value.GetArrayLength() <= rule.Value.GetInt32(), at, "has too many items"),
        "anyOf" => Says(rule.Value.EnumerateArray().Any(one => !Faults(one, value, at).Any()), at, "fits none of the choices"),
        "required" => Says(
            value.ValueKind != JsonValueKind.Object || rule.Value.EnumerateArray().All(name => value.TryGetProperty(name.GetString()!, out _)), at, $"lacks one of {rule.Value}"),
        "items" => value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().Index().SelectMany(item => Faults(rule.Value, item.Item, $"{at}[{item.Index}]"))
            : [],
        "properties" => value.ValueKind == JsonValueKind.Object
            ? value.EnumerateObject().Where(member => rule.Value.TryGetProperty(member.Name, out _))
                .SelectMany(member => Faults(rule.Value.GetProperty(member.Name), member.Value, $"{at}.{member.Name}"))
            : [],
        "additionalProperties" => value.ValueKind == JsonValueKind.Object
            ? value.EnumerateObject()
                .Where(member => !schema.TryGetProperty("properties", out var known) || !known.TryGetProperty(member.Name, out _))
                .SelectMany(member => rule.Value.ValueKind == JsonValueKind.False ? [$"{at}.{member.Name} is not allowed"] : Faults(rule.Value, member.Value, $"{at}.{member.Name}"))
            : [],
        _ => [$"the schema's keyword {rule.Name} is not known"],
    };

    private static IEnumerable<string> Says(bool holds, string at, string fault) => holds ? [] : [$"{at} {fault}"];

    private static bool HasType(JsonElement type, JsonElement value) => type.ValueKind == JsonValueKind.Array
        ? type.EnumerateArray().Any(one => HasType(one, value))
        : type.GetString() switch
        {
            "object" => value.ValueKind == JsonValueKind.Object,
            "array" => value.ValueKind == JsonValueKind.Array,
            "string" => value.ValueKind == JsonValueKind.String,
            "number" => value.ValueKind == JsonValueKind.Number,
            "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
            "null" => value.ValueKind == JsonValueKind.Null,
            _ => false,
        };
}
