using Insights.Cluster;
using Insights.Ingest;

namespace Insights.Publish;

/// <summary>Keeps the list of ids that are no longer published, so that old links lead somewhere.</summary>
internal sealed class Retirement(
    Publication last, IReadOnlyList<FaqEntry> entries, IReadOnlyDictionary<ConversationId, string> living, ClusterLineage lineage)
{
    public const string Merged = "merged";
    public const string Retired = "retired";
    public const string Withdrawn = "withdrawn";

    private readonly HashSet<string> published = [.. entries.Select(entry => entry.Id)];

    /// <summary>The retired list after this publication, by id.</summary>
    public IReadOnlyList<RetiredEntry> Retire(Func<FaqEntry, bool> wasTakenBack)
    {
        var all = last.Retired.Where(retired => !published.Contains(retired.Id))
            .Concat(last.Entries.Where(entry => !published.Contains(entry.Id)).Select(entry => Tombstone(entry, wasTakenBack(entry))))
            .ToDictionary(retired => retired.Id);
        return [.. all.Values.Select(retired => retired with { Into = Follow(retired.Into, all) }).OrderBy(retired => retired.Id, StringComparer.Ordinal)];
    }

    private RetiredEntry Tombstone(FaqEntry entry, bool wasTakenBack)
    {
        // A slug holds words of the question; where the entry was taken back they go, too.
        if (wasTakenBack)
        {
            return new RetiredEntry(entry.Id, entry.Id, null, Withdrawn);
        }

        var heir = EntryContinuity.FindHeir([.. entry.Conversations.Where(living.ContainsKey)], entries)
            ?? EntryContinuity.FindHeir(entry.Cluster, lineage, entries);
        return new RetiredEntry(entry.Id, entry.Slug, heir?.Id, heir is null ? Retired : Merged);
    }

    // What was merged into something that is itself gone leads on to its heir, or nowhere.
    private string? Follow(string? into, Dictionary<string, RetiredEntry> retired)
    {
        for (var steps = 0; into is not null && !published.Contains(into); steps++)
        {
            into = steps <= retired.Count ? retired.GetValueOrDefault(into)?.Into : null;
        }

        return into;
    }
}
