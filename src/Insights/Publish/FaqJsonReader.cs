using System.Globalization;
using System.Text.Json;
using Insights.Classify;
using Insights.Cluster;
using Insights.Draft;
using Insights.Ingest;

namespace Insights.Publish;

/// <summary>Reads faq.json back: the last publication, where the work folder does not know it, and what answers are given from.</summary>
public static class FaqJsonReader
{
    private const string IdPrefix = "faq-";

    /// <summary>The publication in a file, or null where there is no such file. A damaged one throws <see cref="UnusableException"/>.</summary>
    public static async Task<Publication?> ReadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            return Parse(await File.ReadAllBytesAsync(file, cancellationToken), file);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new WorkFaultException($"{file} cannot be read ({cause.Message}); check the folder and its rights.", cause);
        }
    }

    /// <summary>Parses the bytes of a faq.json; <paramref name="name"/> is for the message of the fault.</summary>
    public static Publication Parse(ReadOnlyMemory<byte> json, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            var schema = Text(root, "schema");
            return schema == FaqJson.Schema
                ? new Publication(Text(root, "community"), Entries(root), Retired(root))
                : throw new UnusableException($"{name} has the schema '{schema}'; this program reads '{FaqJson.Schema}'. Update it, or move the file away.");
        }
        catch (Exception cause) when (cause is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or OverflowException)
        {
            throw new UnusableException($"{name} is not a whole faq.json ({cause.Message}); restore it, or move it away to start anew.", cause);
        }
    }

    private static List<FaqEntry> Entries(JsonElement root) =>
        [.. root.GetProperty("entries").EnumerateArray().Select(ReadEntry)];

    private static List<RetiredEntry> Retired(JsonElement root) =>
    [
        .. root.GetProperty("retired").EnumerateArray().Select(retired => new RetiredEntry(
            Text(retired, "id"), Text(retired, "slug"), retired.GetProperty("into").GetString(), Text(retired, "reason"))),
    ];

    private static FaqEntry ReadEntry(JsonElement entry)
    {
        var confidence = entry.GetProperty("confidence").GetDouble();
        return new FaqEntry
        {
            Cluster = ClusterOf(Text(entry, "id")),
            Slug = Text(entry, "slug"),
            Theme = new Theme(Text(entry, "theme")),
            Question = Text(entry, "question"),
            AlsoAsked = Texts(entry, "alsoAsked"),
            Answer = [.. entry.GetProperty("answer").EnumerateArray().Select(claim => ReadClaim(claim, confidence))],
            Note = entry.TryGetProperty("note", out var note) ? note.GetString() : null,
            Versions = Texts(entry, "versions"),
            Asked = entry.GetProperty("asked").GetInt32(),
            Authors = entry.GetProperty("authors").GetInt32(),
            Conversations = [.. Texts(entry, "conversations").Select(ConversationId.Parse)],
            FirstAsked = Day(entry, "firstAsked"),
            LastSupported = Day(entry, "lastSupported"),
            Confidence = confidence,
        };
    }

    private static Claim ReadClaim(JsonElement claim, double confidence) => new()
    {
        Text = Text(claim, "text"),
        Confidence = confidence,
        Evidence = [.. claim.GetProperty("evidence").EnumerateArray().Select(ReadEvidence)],
    };

    private static Evidence ReadEvidence(JsonElement piece)
    {
        var parts = Text(piece, "url").Split('/');
        return new Evidence(
            MessageId.Parse(Text(piece, "message")),
            ChannelId.Parse(Text(piece, "channel")),
            parts.Length == 7 ? GuildId.Parse(parts[4]) : throw new FormatException("a link that does not lead to a message"),
            Text(piece, "quote"));
    }

    private static ClusterId ClusterOf(string id) => id.StartsWith(IdPrefix, StringComparison.Ordinal)
        ? new ClusterId(id[IdPrefix.Length..])
        : throw new FormatException($"the id '{id}'");

    private static DateOnly Day(JsonElement element, string name) =>
        DateOnly.ParseExact(Text(element, name), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static List<string> Texts(JsonElement element, string name) =>
        [.. element.GetProperty(name).EnumerateArray().Select(text => text.GetString() ?? throw new FormatException($"null in '{name}'"))];

    private static string Text(JsonElement element, string name) =>
        element.GetProperty(name).GetString() ?? throw new FormatException($"'{name}' is null");
}
