using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Insights.Report.Wording;

/// <summary>The words of a language as its file has them, <c>data/report/&lt;language&gt;.yaml</c>; whoever wants another language adds a file.</summary>
public sealed record MessageFile
{
    public required string Language { get; init; }
    public required PluralRules Plurals { get; init; }

    /// <summary>Sign between whole and part, sign between thousands, and how a percentage is written.</summary>
    public required (string Decimal, string Group, string Percent) Numbers { get; init; }

    /// <summary>How a day and a month are written, names of months and weekdays from Monday on, and short ones.</summary>
    public required DateWords Dates { get; init; }

    /// <summary>By key; a message with a count has a form for each plural category.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Messages { get; init; }

    /// <summary>The languages that a folder has files for, in order.</summary>
    public static IReadOnlyList<string> LanguagesIn(string folder) => Directory.Exists(folder)
        ? [.. Directory.GetFiles(folder, "*.yaml").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)]
        : [];

    /// <exception cref="UnusableException">There is no such file, or it cannot be read.</exception>
    public static MessageFile Read(string folder, string language)
    {
        if (!LanguagesIn(folder).Contains(language))
        {
            throw new UnusableException(
                $"There are no words in the language '{language}'; choose one of {string.Join(", ", LanguagesIn(folder))}, or add {Path.Combine(folder, language + ".yaml")}.");
        }

        var path = Path.Combine(folder, language + ".yaml");
        try
        {
            return Parse(language, File.ReadAllText(path));
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or YamlException or FormatException or KeyNotFoundException)
        {
            throw new UnusableException($"The words in {path} cannot be used ({cause.Message}); compare the file with en.yaml beside it.", cause);
        }
    }

    internal static MessageFile Parse(string language, string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        var root = (YamlMappingNode)stream.Documents[0].RootNode;
        var numbers = Texts(Get(root, "numbers"));
        var dates = Get(root, "dates");
        return new MessageFile
        {
            Language = language,
            Plurals = PluralRules.Parse(Texts(Get(root, "plurals"))),
            Numbers = (numbers["decimal"], numbers["group"], numbers["percent"]),
            Dates = new DateWords(
                Text(dates, "day"), Text(dates, "month"), List(dates, "months"), List(dates, "shortMonths"), List(dates, "weekdays"), List(dates, "shortWeekdays")),
            Messages = Get(root, "messages").Children.ToDictionary(
                pair => ((YamlScalarNode)pair.Key).Value!, IReadOnlyDictionary<string, string> (pair) => FormsOf(pair.Value), StringComparer.Ordinal),
        };
    }

    private static Dictionary<string, string> FormsOf(YamlNode node) => node is YamlMappingNode forms
        ? Texts(forms)
        : new Dictionary<string, string>(StringComparer.Ordinal) { [PluralRules.Other] = ((YamlScalarNode)node).Value! };

    private static YamlMappingNode Get(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(new YamlScalarNode(key), out var found) && found is YamlMappingNode map ? map : throw new FormatException($"it lacks '{key}'");

    private static string Text(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(new YamlScalarNode(key), out var found) && found is YamlScalarNode text ? text.Value! : throw new FormatException($"it lacks '{key}'");

    private static string[] List(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(new YamlScalarNode(key), out var found) && found is YamlSequenceNode list
            ? [.. list.Children.Select(item => ((YamlScalarNode)item).Value!)]
            : throw new FormatException($"it lacks '{key}'");

    private static Dictionary<string, string> Texts(YamlMappingNode node) =>
        node.Children.ToDictionary(pair => ((YamlScalarNode)pair.Key).Value!, pair => ((YamlScalarNode)pair.Value).Value!, StringComparer.Ordinal);
}

/// <summary>How a language writes days and months.</summary>
public sealed record DateWords(
    string Day, string Month, IReadOnlyList<string> Months, IReadOnlyList<string> ShortMonths, IReadOnlyList<string> Weekdays, IReadOnlyList<string> ShortWeekdays);
