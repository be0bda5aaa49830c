using System.Globalization;

namespace Insights.Ingest;

/// <summary>Counts what is odd in a source, with a few examples of each kind: ids and file names, never texts.</summary>
public sealed class Oddities
{
    private const int MostExamples = 5;
    private readonly SortedDictionary<OddityKind, (int Count, List<string> Examples)> found = [];

    public IReadOnlyList<Oddity> All => [.. found.Select(kind => new Oddity(kind.Key, kind.Value.Count, kind.Value.Examples))];

    public void Add(OddityKind kind, MessageId id) => Add(kind, id.ToString());

    public void Add(OddityKind kind, string example)
    {
        var (count, examples) = found.TryGetValue(kind, out var known) ? known : (0, []);
        if (count < MostExamples)
        {
            examples.Add(example);
        }

        found[kind] = (count + 1, examples);
    }

    /// <summary>A place in a file, for a message that has no id to name.</summary>
    public static string Place(string file, long message) =>
        string.Create(CultureInfo.InvariantCulture, $"{file}, message {message}");
}
