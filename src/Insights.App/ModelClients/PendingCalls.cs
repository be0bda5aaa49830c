using System.Text.Json;
using Insights.Agents;

namespace Insights.App.ModelClients;

/// <summary>The calls of one round of a batch. Safe from several threads.</summary>
/// <param name="path">The file in the work folder that remembers what was asked for between the rounds.</param>
internal sealed class PendingCalls(string path)
{
    private readonly Lock adding = new();
    private readonly SortedDictionary<string, (BatchRequest Request, PendingCall Call)> calls = new(StringComparer.Ordinal);

    public int Count => calls.Count;

    public void Add(BatchRequest request, CallOrigin origin)
    {
        lock (adding)
        {
            calls[request.CustomId] = (request, new PendingCall(request.CustomId, origin.Prompt, origin.About));
        }
    }

    /// <summary>Writes the requests, and remembers them for when their replies come.</summary>
    public void Write(string requests)
    {
        WriteLines(requests, calls.Values.Select(call => call.Request));
        WriteLines(path, calls.Values.Select(call => call.Call));
    }

    /// <summary>The calls that the last round asked for, by key.</summary>
    public IReadOnlyDictionary<string, PendingCall> ReadAsked() => (File.Exists(path) ? File.ReadLines(path) : [])
        .Select(ReplyBook.Parse<PendingCall>).OfType<PendingCall>()
        .DistinctBy(call => call.Key).ToDictionary(call => call.Key, StringComparer.Ordinal);

    /// <summary>Nothing waits any more.</summary>
    public void Settle() => File.Delete(path);

    private static void WriteLines<T>(string file, IEnumerable<T> lines)
    {
        File.WriteAllLines(file + ".tmp", lines.Select(line => JsonSerializer.Serialize(line, ReplyBook.Lines)));
        File.Move(file + ".tmp", file, overwrite: true);
    }
}
