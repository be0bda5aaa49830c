using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Insights.Classify;

/// <summary>
/// Reads a taxonomy: a map with one key <c>themes</c>, a list of maps with <c>name</c>, <c>title</c>, <c>belongs</c>,
/// <c>excludes</c> and <c>examples</c>. Strict, since a misspelt key would silently sort a whole community by half a
/// description.
/// </summary>
public static class TaxonomyFile
{
    private static readonly string[] ThemeKeys = ["name", "title", "belongs", "excludes", "examples"];

    public static Taxonomy Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new UnusableException(
                $"The taxonomy {path} does not exist; name an existing file or restore data/taxonomy.yaml.");
        }

        try
        {
            return Parse(File.ReadAllText(path), path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new UnusableException($"The taxonomy {path} cannot be read: {cause.Message}", cause);
        }
    }

    /// <summary>Reads a taxonomy from text; <paramref name="path"/> is what the messages name.</summary>
    public static Taxonomy Parse(string yaml, string path)
    {
        var root = LoadRoot(yaml, path);
        CheckKeys(root, ["themes"], path);
        if (Find(root, "themes") is not YamlSequenceNode { Children.Count: > 0 } list)
        {
            throw Unusable(path, root, "has no list \"themes\"; describe at least one theme");
        }

        var themes = new List<ThemeDefinition>();
        foreach (var node in list.Children)
        {
            var definition = ReadTheme(node, path);
            if (themes.Exists(known => known.Theme == definition.Theme))
            {
                throw Unusable(path, node, $"has two themes named \"{definition.Theme}\"; rename one of them");
            }

            themes.Add(definition);
        }

        return new Taxonomy(themes);
    }

    private static YamlMappingNode LoadRoot(string yaml, string path)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException cause)
        {
            var line = cause.Start.Line.ToString(CultureInfo.InvariantCulture);
            throw new UnusableException($"{path}, line {line}: not readable as YAML: {cause.Message}", cause);
        }

        return stream.Documents.Count > 0 && stream.Documents[0].RootNode is YamlMappingNode root
            ? root
            : throw new UnusableException($"{path}, line 1: must be a map with the key \"themes\".");
    }

    private static ThemeDefinition ReadTheme(YamlNode node, string path)
    {
        if (node is not YamlMappingNode map)
        {
            throw Unusable(path, node, "each theme must be a map with name, title, belongs, excludes and examples");
        }

        CheckKeys(map, ThemeKeys, path);
        var name = ReadText(map, "name", path);
        if (!IsName(name))
        {
            throw Unusable(path, map,
                $"the name \"{name}\" becomes a file name: use small letters, digits and hyphens");
        }

        IReadOnlyList<string> examples = [];
        if (Find(map, "examples") is { } listed)
        {
            examples = listed is YamlSequenceNode sequence
                ? [.. sequence.Children.Select(child => ReadScalar(child, "examples", path))]
                : throw Unusable(path, listed, "\"examples\" must be a list of texts");
        }

        var belongs = ReadText(map, "belongs", path);
        return new ThemeDefinition(
            new Theme(name),
            Find(map, "title") is { } title ? ReadScalar(title, "title", path) : name,
            belongs,
            Find(map, "excludes") is { } excludes ? ReadScalar(excludes, "excludes", path) : "",
            examples);
    }

    private static bool IsName(string name) =>
        name.Length is > 0 and <= 60 && name[0] != '-'
            && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private static void CheckKeys(YamlMappingNode map, string[] allowed, string path)
    {
        foreach (var key in map.Children.Keys)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (!allowed.Contains(name, StringComparer.Ordinal))
            {
                throw Unusable(path, key, $"unknown key \"{name}\"; known are {string.Join(", ", allowed)}");
            }
        }
    }

    private static string ReadText(YamlMappingNode map, string key, string path) =>
        Find(map, key) is { } node ? ReadScalar(node, key, path)
            : throw Unusable(path, map, $"a theme has no \"{key}\"");

    private static string ReadScalar(YamlNode node, string key, string path) =>
        node is YamlScalarNode { Value: { } value } && !string.IsNullOrWhiteSpace(value)
            ? value.Trim()
            : throw Unusable(path, node,
                $"\"{key}\" must be a text that is not empty; a text with a colon needs quotes");

    private static YamlNode? Find(YamlMappingNode map, string key) =>
        map.Children.TryGetValue(new YamlScalarNode(key), out var node) ? node : null;

    private static UnusableException Unusable(string path, YamlNode node, string what) =>
        new($"{path}, line {node.Start.Line.ToString(CultureInfo.InvariantCulture)}: {what}.");
}
