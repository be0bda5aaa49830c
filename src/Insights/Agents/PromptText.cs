using System.Reflection;
using System.Text.RegularExpressions;

namespace Insights.Agents;

/// <summary>A prompt with its inputs put in: our instructions, and the data apart from them.</summary>
public sealed partial record PromptText(string Instructions, string Data)
{
    public int Length => Instructions.Length + Data.Length;

    /// <summary>
    /// Puts a record's members where the file names them. A member of type <see cref="Quoted"/> goes through the fence
    /// and only there; anything else is our own.
    /// </summary>
    /// <exception cref="InvalidOperationException">File and record do not fit each other; a test sees to it.</exception>
    public static PromptText Render(PromptFile prompt, object inputs)
    {
        var members = MembersOf(inputs.GetType());
        var data = Place().Replace(prompt.Data, place =>
        {
            var member = members.GetValueOrDefault(place.Groups["name"].Value)
                ?? throw new InvalidOperationException($"{prompt.Name} names {place.Value}, which its inputs do not have.");
            return (member.GetValue(inputs), place.Groups["quoted"].Success) switch
            {
                (Quoted quoted, true) => Fence.Of(quoted),
                (string own, false) => own,
                _ => throw new InvalidOperationException($"{prompt.Name} puts {place.Value} in the wrong way."),
            };
        });
        return new PromptText(prompt.Instructions, data);
    }

    /// <summary>The names by which a prompt's file knows the members of an input record.</summary>
    public static IReadOnlyDictionary<string, PropertyInfo> MembersOf(Type inputs) => inputs
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(member => member.PropertyType == typeof(Quoted) || member.PropertyType == typeof(string))
        .ToDictionary(member => char.ToLowerInvariant(member.Name[0]) + member.Name[1..], StringComparer.Ordinal);

    /// <summary>The inputs that a prompt's text uses, each once.</summary>
    public static IReadOnlyList<string> NamesIn(string text) =>
        [.. Place().Matches(text).Select(place => place.Groups["name"].Value).Distinct(StringComparer.Ordinal)];

    [GeneratedRegex(@"\{\{ (?<quoted>quoted )?(?<name>\w+) \}\}")]
    private static partial Regex Place();
}
