using System.Text.Json;

namespace Insights.Evaluate;

/// <summary>A line of conversations.jsonl, as far as it is measured.</summary>
public sealed record PublishedConversation
{
    public required string Id { get; init; }
    public required IReadOnlyList<string> Messages { get; init; }
    public string? Cluster { get; init; }
    public required string Theme { get; init; }
    public string? Entry { get; init; }

    public static async Task<IReadOnlyList<PublishedConversation>> ReadAsync(string file, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
        {
            throw new UnusableException($"{file} is missing; run 'insights run' with the same --out first.");
        }

        var lines = new List<PublishedConversation>();
        await foreach (var line in File.ReadLinesAsync(file, cancellationToken))
        {
            lines.Add(JsonSerializer.Deserialize<PublishedConversation>(line, JsonSerializerOptions.Web)!);
        }

        return lines;
    }
}
