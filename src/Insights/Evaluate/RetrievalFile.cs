using System.Text.Json;
using Insights.Answer;

namespace Insights.Evaluate;

/// <summary>A query of the retrieval data.</summary>
internal sealed record RetrievalQuery(string Id, string Text, IReadOnlyList<string> Relevant, string? Split);

/// <summary>The lines of a retrieval file: what can be answered from, and what is asked.</summary>
internal sealed record RetrievalFile(IReadOnlyList<AnswerDocument> Documents, IReadOnlyList<RetrievalQuery> Queries)
{
    public static async Task<RetrievalFile> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            throw new UnusableException($"{path}: no such file; give a file of entries and queries, one JSON object a line.");
        }

        var (documents, queries, line) = (new List<AnswerDocument>(), new List<RetrievalQuery>(), 0);
        await foreach (var text in File.ReadLinesAsync(path, cancellationToken))
        {
            line++;
            if (!string.IsNullOrWhiteSpace(text))
            {
                Add(path, line, text, documents, queries);
            }
        }

        return documents.Count > 0 && queries.Count > 0
            ? new RetrievalFile(documents, queries)
            : throw new UnusableException($"{path}: it needs lines of type \"faq\" and lines of type \"query\"; one of them is missing.");
    }

    private static void Add(string path, int line, string text, List<AnswerDocument> documents, List<RetrievalQuery> queries)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            switch (root.GetProperty("type").GetString())
            {
                case "faq":
                    documents.Add(new AnswerDocument
                    {
                        Id = root.GetProperty("id").GetString()!,
                        Question = root.GetProperty("question").GetString()!,
                        Wordings = Texts(root, "examples"),
                        Answer = Text(root, "answer") ?? "",
                    });
                    break;
                case "query":
                    var isAnswerable = !root.TryGetProperty("answerable", out var answerable) || answerable.GetBoolean();
                    queries.Add(new RetrievalQuery(
                        root.GetProperty("id").GetString()!, root.GetProperty("text").GetString()!,
                        isAnswerable ? Texts(root, "relevant") : [], Text(root, "split")));
                    break;
                case var other:
                    throw new FormatException($"the type '{other}' is not known");
            }
        }
        catch (Exception cause) when (cause is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new UnusableException($"{path}, line {line}: {cause.Message}; see design.md, section 5, for what a line holds.", cause);
        }
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static List<string> Texts(JsonElement root, string name) =>
        root.TryGetProperty(name, out var values) && values.ValueKind == JsonValueKind.Array
            ? [.. values.EnumerateArray().Select(value => value.GetString()!)]
            : [];
}
