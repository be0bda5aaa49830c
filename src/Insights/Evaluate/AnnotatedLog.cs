using System.Globalization;
using System.Text.Json;
using Insights.Ingest.Talks;

namespace Insights.Evaluate;

/// <summary>
/// A log with the talks that people marked in it. Lines that are not scored stand there as context; their talk is not to be relied on.
/// </summary>
internal sealed record AnnotatedLog(string Name, IReadOnlyList<AnnotatedLine> Lines)
{
    /// <summary>What the splitter is shown: never the annotators' links and talks.</summary>
    public IReadOnlyList<Utterance> ToUtterances()
    {
        var day = TimeSpan.Zero;
        TimeSpan? last = null;
        var utterances = new List<Utterance>(Lines.Count);
        foreach (var line in Lines)
        {
            // Clock times carry no date: a clock that goes back by hours has passed midnight, by minutes it was set.
            if (line.Time is { } time)
            {
                day += last - time > TimeSpan.FromHours(12) ? TimeSpan.FromDays(1) : TimeSpan.Zero;
                last = time;
            }

            utterances.Add(new Utterance { Text = line.Text, Author = line.Author, IsSystem = line.IsSystem, At = line.Time + day });
        }

        return utterances;
    }

    /// <summary>Reads the lines of design.md section 5 and sorts them into logs; a line that cannot be read is named in the error.</summary>
    public static async Task<IReadOnlyList<AnnotatedLog>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var logs = new Dictionary<string, List<AnnotatedLine>>(StringComparer.Ordinal);
        var number = 0;
        await foreach (var json in File.ReadLinesAsync(path, cancellationToken))
        {
            number++;
            if (string.IsNullOrWhiteSpace(json))
            {
                continue;
            }

            var (name, line) = Parse(json, path, number);
            if (!logs.TryGetValue(name, out var lines))
            {
                logs.Add(name, lines = []);
            }

            lines.Add(line);
        }

        return [.. logs.Select(log => new AnnotatedLog(log.Key, [.. log.Value.OrderBy(line => line.Number)]))];
    }

    private static (string Log, AnnotatedLine Line) Parse(string json, string path, int number)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var line = document.RootElement;
            return (line.GetProperty("file").GetString() ?? "", new AnnotatedLine
            {
                Id = line.GetProperty("id").GetString() ?? "",
                Number = line.GetProperty("line").GetInt32(),
                Time = ParseTime(Optional(line, "time")),
                Author = Optional(line, "author"),
                IsSystem = line.TryGetProperty("system", out var system) && system.GetBoolean(),
                Text = line.GetProperty("text").GetString() ?? "",
                ReplyTo = line.TryGetProperty("reply_to", out var targets) && targets.ValueKind == JsonValueKind.Array
                    ? [.. targets.EnumerateArray().Select(target => target.GetString() ?? "")]
                    : [],
                IsScored = !line.TryGetProperty("annotated", out var annotated) || annotated.GetBoolean(),
                Talk = Optional(line, "conversation"),
            });
        }
        catch (Exception cause) when (cause is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new UnusableException(
                $"{path}, line {number.ToString(CultureInfo.InvariantCulture)}: not a line of a chat log "
                + "({id, file, line, time, author, system, text, annotated, conversation}); correct or remove it.",
                cause);
        }
    }

    private static string? Optional(JsonElement line, string name) => line.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static TimeSpan? ParseTime(string? time) =>
        time is null ? null : TimeSpan.ParseExact(time, [@"hh\:mm", @"h\:mm", @"hh\:mm\:ss", @"h\:mm\:ss"], CultureInfo.InvariantCulture);
}

/// <summary>One line of an annotated log; <see cref="ReplyTo"/> and <see cref="Talk"/> are the annotators'.</summary>
internal sealed record AnnotatedLine
{
    public required string Id { get; init; }
    public required int Number { get; init; }
    public required TimeSpan? Time { get; init; }
    public required string? Author { get; init; }
    public required bool IsSystem { get; init; }
    public required string Text { get; init; }
    public required IReadOnlyList<string> ReplyTo { get; init; }
    public required bool IsScored { get; init; }
    public required string? Talk { get; init; }
}
