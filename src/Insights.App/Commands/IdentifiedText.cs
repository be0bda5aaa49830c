using System.Text.Json;

namespace Insights.App.Commands;

/// <summary>A line {id, text} of a batch; the id is given back as it came.</summary>
internal sealed record IdentifiedText(JsonElement Id, string Text)
{
    /// <exception cref="UnusableException">The line is not of this form.</exception>
    public static IdentifiedText Parse(string line, int number)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            if (document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("id", out var id)
                && document.RootElement.TryGetProperty("text", out var text)
                && text.ValueKind == JsonValueKind.String)
            {
                return new IdentifiedText(id.Clone(), text.GetString()!);
            }
        }
        catch (Exception cause) when (cause is JsonException or InvalidOperationException)
        {
            throw Refuse(number, cause);
        }

        throw Refuse(number, null);
    }

    private static UnusableException Refuse(int number, Exception? cause) =>
        new($"Line {number} is not of the form {{\"id\": …, \"text\": \"…\"}}; correct it.", cause);
}
