using System.Text.RegularExpressions;

namespace Insights.Ingest.Texts.Masks;

/// <summary>Values of Secret objects in YAML or JSON, encoded or plain, whatever their keys are called.</summary>
internal static partial class SecretManifests
{
    private const int FarthestData = 4_000;

    public static void Add(List<Mark> found, string typed)
    {
        var read = 0;
        for (var kind = KindSecret().Match(typed); kind.Success; kind = kind.NextMatch())
        {
            // Two kinds of one document share a window; it is read once.
            if (kind.Index < read)
            {
                continue;
            }

            var first = Math.Max(0, kind.Index - FarthestData);
            var start = first + Math.Max(0, typed.AsSpan(first, kind.Index - first).LastIndexOf("\n---", StringComparison.Ordinal));
            var rest = typed.AsSpan(kind.Index, Math.Min(FarthestData, typed.Length - kind.Index));
            var end = kind.Index + (rest.IndexOf("\n---", StringComparison.Ordinal) is var stop && stop < 0 ? rest.Length : stop);
            start = Math.Max(start, read);
            read = end;
            AddBlocks(found, typed, start, end);
            AddJson(found, typed, start, end);
        }
    }

    private static void AddBlocks(List<Mark> found, string typed, int start, int end)
    {
        for (var data = DataLine().Match(typed, start, end - start); data.Success; data = data.NextMatch())
        {
            var indent = data.Groups[1].Length;
            for (var at = data.Index + data.Length; at < end;)
            {
                var stop = typed.IndexOf('\n', at, end - at) is var found1 && found1 < 0 ? end : found1;
                var entry = Entry().Match(typed, at, stop - at);
                if (!entry.Success || entry.Groups[1].Length <= indent)
                {
                    break;
                }

                Add(found, entry.Groups[2]);
                at = stop + 1;
            }
        }
    }

    private static void AddJson(List<Mark> found, string typed, int start, int end)
    {
        var data = JsonData().Match(typed, start, end - start);
        for (var entry = data.Success ? JsonEntry().Match(typed, data.Groups[1].Index, data.Groups[1].Length) : Match.Empty; entry.Success; entry = entry.NextMatch())
        {
            Add(found, entry.Groups[1]);
        }
    }

    private static void Add(List<Mark> found, Group value)
    {
        if (value.Length > 0 && !PlaceholderValues.Is(value.ValueSpan))
        {
            found.Add(new Mark(MarkKind.Secret, value.Index, value.Length));
        }
    }

    [GeneratedRegex(@"[""']?kind[""']?:\s?[""']?Secret\b")]
    private static partial Regex KindSecret();

    [GeneratedRegex(@"^([ \t]{0,20})(?:data|stringData):[ \t]{0,4}\r?\n", RegexOptions.Multiline)]
    private static partial Regex DataLine();

    [GeneratedRegex(@"\G([ \t]{0,40})(?:[\w.-]{1,120}:[ \t]{0,4})?(?:[|>][-+]?[ \t]{0,4}$)?[""']?([^\s""'#|>][^\n\r""']{0,3000})?[""']?")]
    private static partial Regex Entry();

    [GeneratedRegex(@"""(?:data|stringData)""\s{0,3}:\s{0,3}\{([^{}]{1,4000})\}")]
    private static partial Regex JsonData();

    [GeneratedRegex(@"""[\w.-]{1,120}""\s{0,3}:\s{0,3}""([^""\n]{1,3000})""")]
    private static partial Regex JsonEntry();
}
