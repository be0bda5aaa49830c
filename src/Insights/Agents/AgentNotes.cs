using System.Collections.Concurrent;

namespace Insights.Agents;

/// <summary>What agents count over a run; safe from several threads.</summary>
public sealed class AgentNotes
{
    private readonly ConcurrentDictionary<string, int> refused = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> unavailable = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> dropped = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<string> reports = [];
    private int askedAgain;

    /// <summary>Replies of which nothing could be used, by agent and reason.</summary>
    public IReadOnlyDictionary<string, int> Refusals => Sorted(refused);

    /// <summary>Questions that were not put or not answered, by agent and reason: what was done without the model.</summary>
    public IReadOnlyDictionary<string, int> DoneOffline => Sorted(unavailable);

    /// <summary>Parts of usable replies that were taken out, by reason.</summary>
    public IReadOnlyDictionary<string, int> Dropped => Sorted(dropped);

    /// <summary>How often a reply was asked for again.</summary>
    public int Repeats => askedAgain;

    /// <summary>What agents found that a person should see: ids and our own words only.</summary>
    public IReadOnlyList<string> Reports => [.. reports.Distinct().Order(StringComparer.Ordinal)];

    public void Report(string found) => reports.Add(found);

    public void Refused(string prompt, string reason) => Count(refused, $"{prompt}: {reason}");

    public void Unavailable(string prompt, string reason) => Count(unavailable, $"{prompt}: {reason}");

    public void Drop(string reason) => Count(dropped, reason);

    public void AskedAgain(string prompt, string reason)
    {
        Interlocked.Increment(ref askedAgain);
        Count(dropped, $"{prompt}: asked again, {reason}");
    }

    private static void Count(ConcurrentDictionary<string, int> counts, string key) => counts.AddOrUpdate(key, 1, (_, count) => count + 1);

    private static SortedDictionary<string, int> Sorted(ConcurrentDictionary<string, int> counts) => new(counts, StringComparer.Ordinal);
}
