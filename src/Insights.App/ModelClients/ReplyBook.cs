using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Insights.App.ModelClients;

/// <summary>
/// Every reply that was paid for, a line each; a line is written as its reply comes, so that a killed run has lost
/// nothing. Safe from several threads.
/// </summary>
internal sealed class ReplyBook : IDisposable
{
    private readonly Lock writing = new();
    private readonly string path;
    private readonly Dictionary<string, KeptReply> replies = new(StringComparer.Ordinal);
    private readonly HashSet<string> used = new(StringComparer.Ordinal);
    private FileStream? file;

    private ReplyBook(string path) => this.path = path;

    public static JsonSerializerOptions Lines { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Reads what is kept; a line that was cut short by a kill is passed over.</summary>
    public static ReplyBook Open(string path)
    {
        var book = new ReplyBook(path);
        foreach (var line in File.Exists(path) ? File.ReadLines(path) : [])
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

            // The blank line first ends one that a kill cut short.
            file ??= new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
            file.Write(Encoding.UTF8.GetBytes($"{(file.Position > 0 ? "\n" : "")}{JsonSerializer.Serialize(reply, Lines)}\n"));
            file.Flush();
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
                && (used.Contains(reply.Key) || !reply.About.Any(changed.Contains))).ToList();
            if (kept.Count == replies.Count)
            {
                return;
            }

            file?.Dispose();
            file = null;
            File.WriteAllLines(path + ".tmp", kept.Select(reply => JsonSerializer.Serialize(reply, Lines)));
            File.Move(path + ".tmp", path, overwrite: true);
        }
    }

    public void Dispose() => file?.Dispose();

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
