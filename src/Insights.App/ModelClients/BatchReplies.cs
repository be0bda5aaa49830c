using System.Text.Json;

namespace Insights.App.ModelClients;

/// <summary>What came of a batch's lines.</summary>
/// <param name="Taken">Replies that were waited for.</param>
/// <param name="Failed">Calls that the batch gives no reply to; they are asked again.</param>
/// <param name="Passed">Lines that are no reply, or to nothing that was asked.</param>
internal sealed record BatchIntake(int Taken, int Failed, int Passed);

/// <summary>Reads the output of a batch into the book of replies.</summary>
internal static class BatchReplies
{
    /// <exception cref="UnusableException">The file cannot be read, or nothing of it was asked for.</exception>
    public static BatchIntake Read(string file, string model, PendingCalls pending, ReplyBook book)
    {
        var asked = pending.ReadAsked();
        var (taken, failed, passed) = (0, 0, 0);
        foreach (var line in LinesOf(file))
        {
            if (ReplyBook.Parse<BatchReply>(line) is not { CustomId: { } id } reply || !asked.TryGetValue(id, out var call))
            {
                passed++;
            }
            else if (Take(reply, call, model) is { } kept)
            {
                book.Add(kept);
                taken++;
            }
            else
            {
                failed++;
            }
        }

        return taken + failed > 0 || passed == 0
            ? new BatchIntake(taken, failed, passed)
            : throw new UnusableException(
                $"{file} answers nothing that was asked; name the output of the batch that 'run --batch-out' wrote last, with the same --work.");
    }

    // What failed for good is kept as refused; what may go better is left out and asked again.
    private static KeptReply? Take(BatchReply reply, PendingCall call, string model)
    {
        var kept = new KeptReply { Key = call.Key, Prompt = call.Prompt, Model = model, About = call.About };
        return reply.Response switch
        {
            { StatusCode: 200, Body: { } body } when TextOf(body) is { } text => kept with
            {
                Text = text, TokensIn = CountOf(body, "prompt_tokens"), TokensOut = CountOf(body, "completion_tokens"),
            },
            { StatusCode: >= 400 and < 500 and not (401 or 402 or 403 or 404 or 408 or 429) } refused =>
                kept with { Refusal = $"HTTP {refused.StatusCode}" },
            _ => null,
        };
    }

    private static string? TextOf(JsonElement body) =>
        body.ValueKind == JsonValueKind.Object
        && body.TryGetProperty("choices", out var choices) && choices.ValueKind == JsonValueKind.Array && choices.GetArrayLength() > 0
        && choices[0].ValueKind == JsonValueKind.Object
        && choices[0].TryGetProperty("message", out var message) && message.ValueKind == JsonValueKind.Object
            ? message.TryGetProperty("content", out var content) && content.ValueKind == JsonValueKind.String ? content.GetString() : ""
            : null;

    private static long CountOf(JsonElement body, string name) =>
        body.TryGetProperty("usage", out var usage) && usage.ValueKind == JsonValueKind.Object
        && usage.TryGetProperty(name, out var count) && count.TryGetInt64(out var tokens) ? tokens : 0;

    private static IEnumerable<string> LinesOf(string file)
    {
        try
        {
            return File.ReadAllLines(file).Where(line => !string.IsNullOrWhiteSpace(line));
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new UnusableException($"The replies {file} cannot be read; name the output of the batch with --batch-in.", cause);
        }
    }
}
