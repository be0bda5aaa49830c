using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Insights.Agents;

/// <summary>
/// A prompt as its file has it: front matter with the declared inputs, then the instructions, then, from the first
/// line that holds an input on, what the inputs are put into.
/// </summary>
public sealed record PromptFile
{
    private const string Rule = "---";

    /// <summary>Stage and agent, such as <c>draft/drafter</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The inputs in the order of the file: the members of the record that the prompt is asked with.</summary>
    public required IReadOnlyList<string> Inputs { get; init; }
    public double Temperature { get; init; }

    /// <summary>The closed list of the reply's label; empty where the file declares none.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>The rendered prompt has at most this many characters.</summary>
    public required int Limit { get; init; }

    /// <summary>The reply has at most this many tokens.</summary>
    public required int ReplyTokens { get; init; }
    public required string Instructions { get; init; }

    /// <summary>The rest, with <c>{{ input }}</c> for our own words and <c>{{ quoted input }}</c> for the community's.</summary>
    public required string Data { get; init; }

    /// <summary>Changes whenever the file does.</summary>
    public required string Hash { get; init; }

    /// <exception cref="UnusableException">The file is missing or is no prompt.</exception>
    public static PromptFile Read(string folder, string name)
    {
        var path = Path.Combine(folder, name + ".md");
        try
        {
            return Parse(name, File.ReadAllText(path).ReplaceLineEndings("\n"));
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or YamlException or FormatException)
        {
            throw new UnusableException(
                $"The prompt {path} cannot be used ({cause.Message}); restore the file that came with the program.", cause);
        }
    }

    /// <exception cref="FormatException">The text has no front matter, or a key of it is missing.</exception>
    public static PromptFile Parse(string name, string text)
    {
        var parts = text.Split(Rule + "\n", 3);
        if (parts is not ["", var front, var body])
        {
            throw new FormatException("it has no front matter");
        }

        var first = body.IndexOf("{{", StringComparison.Ordinal);
        var start = first < 0 ? body.Length : body.LastIndexOf("\n\n", first, StringComparison.Ordinal) + 1;
        var keys = KeysOf(front);
        return new PromptFile
        {
            Name = name,
            Inputs = WordsOf(Get<YamlSequenceNode>(keys, "inputs")),
            Labels = keys.ContainsKey("labels") ? WordsOf(Get<YamlSequenceNode>(keys, "labels")) : [],
            Temperature = double.Parse(Get<YamlScalarNode>(keys, "temperature").Value!, CultureInfo.InvariantCulture),
            Limit = int.Parse(Get<YamlScalarNode>(keys, "limit").Value!, CultureInfo.InvariantCulture),
            ReplyTokens = int.Parse(Get<YamlScalarNode>(keys, "reply").Value!, CultureInfo.InvariantCulture),
            Instructions = body[..start].Trim(),
            Data = body[start..].Trim(),
            Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16],
        };
    }

    private static IReadOnlyList<string> WordsOf(YamlSequenceNode list) =>
        [.. list.Children.Select(node => ((YamlScalarNode)node).Value!)];

    private static Dictionary<string, YamlNode> KeysOf(string front)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(front));
        return stream.Documents is [{ RootNode: YamlMappingNode map }]
            ? map.Children.ToDictionary(pair => ((YamlScalarNode)pair.Key).Value!, pair => pair.Value, StringComparer.Ordinal)
            : throw new FormatException("its front matter is no map");
    }

    private static T Get<T>(Dictionary<string, YamlNode> keys, string key)
        where T : YamlNode =>
        keys.GetValueOrDefault(key) as T ?? throw new FormatException($"its front matter lacks {key}");
}
