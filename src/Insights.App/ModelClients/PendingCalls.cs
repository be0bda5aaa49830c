using System.Text;
using System.Text.Json;
using Insights.Agents;
using Insights.Pipeline;
using Insights.Publish;

namespace Insights.App.ModelClients;

/// <summary>The calls of one round of a batch. Safe from several threads.</summary>
/// <param name="records">Remember what was asked for between the rounds.</param>
internal sealed class PendingCalls(ISharedRecords records)
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
        File.WriteAllBytes(requests + ".tmp", Lines(calls.Values.Select(call => call.Request)));
        File.Move(requests + ".tmp", requests, overwrite: true);
        records.Replace([new SharedRecord(WorkFolder.PendingRecord, Lines(calls.Values.Select(call => call.Call)))]);
    }

    /// <summary>The calls that the last round asked for, by key.</summary>
    public IReadOnlyDictionary<string, PendingCall> ReadAsked() => records.ReadLines(WorkFolder.PendingRecord)
        .Select(ReplyBook.Parse<PendingCall>).OfType<PendingCall>()
        .DistinctBy(call => call.Key).ToDictionary(call => call.Key, StringComparer.Ordinal);

    /// <summary>Nothing waits any more.</summary>
    public void Settle()
    {
        if (records.Read(WorkFolder.PendingRecord) is not null)
        {
            records.Replace([new SharedRecord(WorkFolder.PendingRecord, null)]);
        }
    }

    private static byte[] Lines<T>(IEnumerable<T> lines) =>
        Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => JsonSerializer.Serialize(line, ReplyBook.Lines) + "\n")));
}
