using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Insights.App.MilvusIndex.Collections;

/// <summary>How the dense views are indexed: a type with what it is built and searched with.</summary>
internal sealed record DenseIndexing
{
    private DenseIndexing(string type, IndexKind kind, IReadOnlyDictionary<string, string> build, IReadOnlyDictionary<string, string> search)
    {
        (Type, Kind, Build, Search) = (type, kind, build, search);
    }

    public static DenseIndexing Automatic { get; } = Parse(IndexKinds.Automatic, "", "");

    /// <summary>The name of the type, in upper case.</summary>
    public string Type { get; }

    private IndexKind Kind { get; }
    private IReadOnlyDictionary<string, string> Build { get; }
    private IReadOnlyDictionary<string, string> Search { get; }

    /// <summary>Reads a type and its parameters, written like <c>M=16, efConstruction=200</c>.</summary>
    /// <exception cref="UnusableException">The type or a parameter has no such name.</exception>
    public static DenseIndexing Parse(string type, string build, string search)
    {
        if (!IndexKinds.All.TryGetValue(type, out var kind))
        {
            throw new UnusableException(
                $"The setting Index:Type is {type}, which is no index type of Milvus; known are {string.Join(", ", IndexKinds.All.Keys)}.");
        }

        var name = type.ToUpperInvariant();
        return new DenseIndexing(
            name, kind, Read("Index:BuildParameters", name, build, kind.Build), Read("Index:SearchParameters", name, search, kind.Search));
    }

    /// <summary>What CreateIndex is told; cosine everywhere.</summary>
    public IReadOnlyDictionary<string, string> BuildPairs(bool? isMemoryMapped)
    {
        var pairs = new Dictionary<string, string>
        {
            ["index_type"] = Type, ["metric_type"] = "COSINE", ["params"] = Json(Build),
        };
        if (isMemoryMapped is { } mapped)
        {
            pairs["mmap.enabled"] = mapped ? "true" : "false";
        }

        return pairs;
    }

    /// <summary>What a search is told; its breadth is never below the number of hits.</summary>
    public string SearchParameters(int hits) => Json(Search.ToDictionary(
        pair => pair.Key,
        pair => pair.Key == Kind.Breadth && int.TryParse(pair.Value, CultureInfo.InvariantCulture, out var breadth) && breadth < hits
            ? hits.ToString(CultureInfo.InvariantCulture)
            : pair.Value));

    private static Dictionary<string, string> Read(string setting, string type, string text, IReadOnlyList<string> known)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in text.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var at = part.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = at > 0 ? (part[..at].Trim(), part[(at + 1)..].Trim()) : (part, "");
            if (!known.Contains(name) || value.Length == 0 || !parameters.TryAdd(name, value))
            {
                var names = known.Count > 0 ? $"knows {string.Join(", ", known)}, written name=value, each once" : "takes none";
                throw new UnusableException($"The setting {setting} has \"{part}\", which {type} does not take; it {names}.");
            }
        }

        return parameters;
    }

    // Numbers and truth values must not be quoted; GPU options that look like them are texts on the server.
    private static string Json(IReadOnlyDictionary<string, string> parameters)
    {
        var json = new JsonObject();
        foreach (var (name, value) in parameters.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            json[name] = long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? JsonValue.Create(whole)
                : double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number)
                : name is "refine" or "with_raw_data" && bool.TryParse(value, out var truth) ? JsonValue.Create(truth)
                : JsonValue.Create(value);
        }

        return json.ToJsonString(JsonSerializerOptions.Default);
    }
}
