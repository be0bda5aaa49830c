using System.Text.Json;

namespace Insights.App.Evaluating;

/// <summary>Figures of an earlier evaluation, by measure.</summary>
internal static class BaselineFile
{
    /// <exception cref="UnusableException">The file is missing or holds no figures.</exception>
    public static IReadOnlyDictionary<string, double> Read(string file)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            var root = document.RootElement;
            var measures = root.TryGetProperty("measures", out var inner) ? inner : root;
            return measures.EnumerateObject()
                .Where(measure => measure.Value.ValueKind == JsonValueKind.Number)
                .ToDictionary(measure => measure.Name, measure => measure.Value.GetDouble(), StringComparer.Ordinal);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            throw new UnusableException($"The baseline {file} cannot be read; give a file that 'insights eval ... --json' wrote.", cause);
        }
    }
}
