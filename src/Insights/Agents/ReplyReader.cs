using System.Text.Json;
using System.Text.RegularExpressions;

namespace Insights.Agents;

/// <summary>Reads a model's text as a record of its schema, strictly: whatever is broken, missing or too much is no reply.</summary>
public static partial class ReplyReader
{
    private const int Longest = 200_000;

    /// <summary>The record, or null and why there is none.</summary>
    public static T? Read<T>(string text, out string? reason)
        where T : class
    {
        reason = null;
        var json = Unwrap(text);
        if (json.Length == 0)
        {
            reason = "an empty reply";
            return null;
        }

        if (json.Length > Longest)
        {
            reason = "a reply too long";
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<T>(json, ReplySchema.Options) is { } reply && IsWhole(reply) ? reply : Fail<T>(out reason);
        }
        catch (JsonException)
        {
            return Fail<T>(out reason);
        }
    }

    private static T? Fail<T>(out string reason)
        where T : class
    {
        reason = "a reply that does not fit its schema";
        return null;
    }

    // The serializer lets null stand for an item of a list.
    private static bool IsWhole(object value) => value switch
    {
        string => true,
        System.Collections.IEnumerable items => items.Cast<object?>().All(item => item is not null && IsWhole(item)),
        _ when value.GetType().Namespace?.StartsWith("Insights", StringComparison.Ordinal) == true => value.GetType().GetProperties()
            .Where(member => member.GetIndexParameters().Length == 0)
            .Select(member => member.GetValue(value))
            .All(inner => inner is null || IsWhole(inner)),
        _ => true,
    };

    // Models without structured output think aloud first or fence the object in.
    private static string Unwrap(string text)
    {
        var said = Thoughts().Replace(text, "").Trim();
        var fenced = CodeFence().Match(said);
        return fenced.Success ? fenced.Groups["json"].Value.Trim() : said;
    }

    [GeneratedRegex(@"^\s*<think>.*?</think>", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Thoughts();

    [GeneratedRegex(@"^```(?:json)?[ \t]*\n(?<json>.*)\n```$", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex CodeFence();
}
