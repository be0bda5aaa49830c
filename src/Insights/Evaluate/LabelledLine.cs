using System.Text.Json;

namespace Insights.Evaluate;

/// <summary>A text with the label that people gave it.</summary>
internal sealed record LabelledLine(string Id, string Text, string Label)
{
    /// <summary>What stands above the text, where the line has it.</summary>
    public string? Title { get; init; }

    /// <summary>Reads <c>{id, text, label}</c> lines; a line that cannot be read, or an id that comes twice, is named in the error.</summary>
    public static async Task<IReadOnlyList<LabelledLine>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            throw new UnusableException($"{path}: no such file; give a file of {{id, text, label}} lines.");
        }

        var lines = new List<LabelledLine>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var number = 0;
        await foreach (var json in File.ReadLinesAsync(path, cancellationToken))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(json))
            {
                var line = Parse(json, path, number);
                lines.Add(ids.Add(line.Id)
                    ? line
                    : throw new UnusableException($"{path}, line {number}: the id {line.Id} came before; give each line its own."));
            }
        }

        return lines.Count > 0 ? lines : throw new UnusableException($"{path}: no lines, so there is nothing to measure.");
    }

    private static LabelledLine Parse(string json, string path, int number)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            return new LabelledLine(TextOf(root, "id"), TextOf(root, "text"), TextOf(root, "label"))
            {
                Title = root.TryGetProperty("title", out var title) ? title.GetString() : null,
            };
        }
        catch (Exception cause) when (cause is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new UnusableException($"{path}, line {number}: not a line of {{id, text, label}} ({cause.Message}).", cause);
        }
    }

    private static string TextOf(JsonElement line, string name) => line.GetProperty(name) is var value && value.ValueKind == JsonValueKind.Number
        ? value.GetRawText()
        : value.GetString() ?? throw new JsonException($"{name} is null");
}
