using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Insights.Cluster;
using Insights.Cluster.Projection;
using Insights.Ingest;
using Insights.Publish;

namespace Insights.Report.Mined;

/// <summary>mined.jsonl: what a report needs of the last run. Every id stands in it as a string, so that forgetting finds its lines.</summary>
public static class MinedLines
{
    private const int Digits = 3;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    };

    private sealed record Line
    {
        public required string Id { get; init; }
        public required string Fingerprint { get; init; }
        public required string Theme { get; init; }
        public string? Cluster { get; init; }
        public double Membership { get; init; }
        public bool Answerable { get; init; }
        public string? Question { get; init; }
        public double[]? Place { get; init; }
        public long Started { get; init; }
        public long Last { get; init; }
        public string? Asker { get; init; }
        public long Asked { get; init; }
        public long? Answered { get; init; }
        public long? Solved { get; init; }
        public string[]? Helpers { get; init; }
        public int Reactions { get; init; }
        public string[]? Versions { get; init; }
    }

    public static byte[] Write(IEnumerable<MinedConversation> conversations)
    {
        using var content = new MemoryStream();
        foreach (var conversation in conversations)
        {
            JsonSerializer.Serialize(content, LineOf(conversation), Options);
            content.WriteByte((byte)'\n');
        }

        return content.ToArray();
    }

    /// <summary>The lines of a record; null where there is none.</summary>
    /// <exception cref="WorkFaultException">A line is damaged.</exception>
    public static IReadOnlyList<MinedConversation>? Read(ISharedRecords records, string name)
    {
        if (records.Read(name) is not { } content)
        {
            return null;
        }

        try
        {
            var conversations = new List<MinedConversation>();
            for (var rest = content.AsSpan(); rest.Length > 0;)
            {
                var end = rest.IndexOf((byte)'\n') is var found and >= 0 ? found : rest.Length;
                if (end > 0)
                {
                    conversations.Add(ConversationOf(JsonSerializer.Deserialize<Line>(rest[..end], Options) ?? throw new JsonException("an empty line")));
                }

                rest = rest[Math.Min(end + 1, rest.Length)..];
            }

            return conversations;
        }
        catch (Exception cause) when (cause is JsonException or FormatException or OverflowException)
        {
            throw new WorkFaultException($"The work folder's {name} is damaged; move it away and run 'insights run', which writes it anew.", cause);
        }
    }

    private static Line LineOf(MinedConversation conversation)
    {
        var activity = conversation.Activity;
        return new Line
        {
            Id = conversation.Id.ToString(),
            Fingerprint = conversation.Fingerprint,
            Theme = conversation.Theme,
            Cluster = conversation.Cluster?.Value,
            Membership = Math.Round(conversation.Membership, Digits),
            Answerable = conversation.IsAnswerable,
            Question = conversation.Question,
            Place = conversation.Place is { } place ? [Math.Round(place.X, Digits), Math.Round(place.Y, Digits)] : null,
            Started = activity.StartedAt.ToUnixTimeMilliseconds(),
            Last = activity.LastAt.ToUnixTimeMilliseconds(),
            Asker = activity.Asker?.Value,
            Asked = activity.AskedAt.ToUnixTimeMilliseconds(),
            Answered = activity.AnsweredAt?.ToUnixTimeMilliseconds(),
            Solved = activity.SolvedAt?.ToUnixTimeMilliseconds(),
            Helpers = activity.Helpers.Count == 0 ? null : [.. activity.Helpers.Select(helper => helper.Value)],
            Reactions = activity.Reactions,
            Versions = activity.Versions.Count == 0 ? null : [.. activity.Versions],
        };
    }

    private static MinedConversation ConversationOf(Line line) => new()
    {
        Id = ConversationId.Parse(line.Id),
        Fingerprint = line.Fingerprint,
        Theme = line.Theme,
        Cluster = line.Cluster is { } cluster ? new ClusterId(cluster) : null,
        Membership = line.Membership,
        IsAnswerable = line.Answerable,
        Question = line.Question,
        Place = line.Place is [var x, var y] ? new MapPosition(x, y) : null,
        Activity = new ConversationActivity
        {
            StartedAt = At(line.Started),
            LastAt = At(line.Last),
            Asker = line.Asker is { } asker ? new Pseudonym(asker) : null,
            AskedAt = At(line.Asked),
            AnsweredAt = line.Answered is { } answered ? At(answered) : null,
            SolvedAt = line.Solved is { } solved ? At(solved) : null,
            Helpers = [.. (line.Helpers ?? []).Select(helper => new Pseudonym(helper))],
            Reactions = line.Reactions,
            Versions = line.Versions ?? [],
        },
    };

    private static DateTimeOffset At(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
