using System.Text.Json;

namespace Insights.Evaluate.Gold;

/// <summary>The gold folder beside an export.</summary>
public sealed record GoldCommunity(
    IReadOnlyList<GoldThread> Threads, IReadOnlyList<GoldTopic> Topics, IReadOnlyList<GoldQuestion> Questions)
{
    private const string Folder = "gold";

    /// <summary>Reads the gold of an export folder.</summary>
    /// <exception cref="UnusableException">There is no gold, or a line of it is damaged.</exception>
    public static async Task<GoldCommunity> ReadAsync(string export, CancellationToken cancellationToken) => new(
        await ReadLinesAsync<GoldThread>(export, "threads.jsonl", cancellationToken),
        await ReadLinesAsync<GoldTopic>(export, "topics.jsonl", cancellationToken),
        await ReadLinesAsync<GoldQuestion>(export, "questions.jsonl", cancellationToken));

    /// <summary>The topics that can be found: two or more of their conversations hold an answer.</summary>
    public IReadOnlyList<GoldTopic> FindableTopics { get; } =
        [.. Topics.Where(topic => Threads.Count(thread => thread.Topic == topic.Topic && thread.Answers.Count > 0) >= 2)];

    private static async Task<IReadOnlyList<T>> ReadLinesAsync<T>(string export, string name, CancellationToken cancellationToken)
    {
        var file = Path.Combine(export, Folder, name);
        if (!File.Exists(file))
        {
            throw new UnusableException($"{file} is missing; give an export folder with a gold folder (threads, topics, questions).");
        }

        var read = new List<T>();
        await foreach (var line in File.ReadLinesAsync(file, cancellationToken))
        {
            try
            {
                read.Add(JsonSerializer.Deserialize<T>(line, JsonSerializerOptions.Web)!);
            }
            catch (JsonException cause)
            {
                throw new UnusableException($"{file}, line {read.Count + 1}: not readable as gold; correct the line.", cause);
            }
        }

        return read;
    }
}
