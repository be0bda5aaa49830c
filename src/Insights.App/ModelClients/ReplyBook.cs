using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Insights.Publish;

namespace Insights.App.ModelClients;

/// <summary>
/// Every reply that was paid for, a line each; a line is written as its reply comes, so that a killed run has lost
/// nothing. Safe from several threads.
/// </summary>
internal sealed class ReplyBook
{
    private readonly Lock writing = new();
    private readonly ISharedRecords records;
    private readonly string name;
    private readonly Dictionary<string, KeptReply> replies = new(StringComparer.Ordinal);
    private readonly HashSet<string> used = new(StringComparer.Ordinal);

    private ReplyBook(ISharedRecords records, string name) => (this.records, this.name) = (records, name);

    public static JsonSerializerOptions Lines { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Reads what is kept; a line that was cut short by a kill is passed over.</summary>
    public static ReplyBook Open(ISharedRecords records, string name)
    {
        var book = new ReplyBook(records, name);
        foreach (var line in records.ReadLines(name))
        {
            if (Parse<KeptReply>(line) is { } reply)
            {
                book.replies[reply.Key] = reply;
            }
        }

        return book;
    }

    public KeptReply? Find(string key)
    {
        lock (writing)
        {
            used.Add(key);
            return replies.GetValueOrDefault(key);
        }
    }

    public void Add(KeptReply reply)
    {
        lock (writing)
        {
            replies[reply.Key] = reply;
            used.Add(reply.Key);
            records.Append(name, JsonSerializer.Serialize(reply, Lines));
        }
    }

    /// <summary>
    /// Drops what was made from conversations that are gone, and, unless it was used, from such as read differently
    /// now: their old words must not outlive them.
    /// </summary>
    public void Prune(IReadOnlySet<string> living, IReadOnlySet<string> changed)
    {
        lock (writing)
        {
            var kept = replies.Values.Where(reply => reply.About.All(living.Contains)
                && (used.Contains(reply.Key) || !reply.About.Any(changed.Contains))).Select(reply => reply.Key).ToHashSet(StringComparer.Ordinal);
            if (kept.Count < replies.Count)
            {
                records.Prune(name, line => Parse<KeptReply>(line) is { } reply && kept.Contains(reply.Key));
            }
        }
    }

    /// <summary>The record of a line; null where it is none.</summary>
    public static T? Parse<T>(string line)
        where T : class
    {
        try
        {
            return line.Length == 0 ? null : JsonSerializer.Deserialize<T>(line, Lines);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
