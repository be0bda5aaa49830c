using Insights.Cluster;
using Insights.Ingest;

namespace Insights.Publish;

/// <summary>Names what differs between two publications and because of which conversations.</summary>
internal sealed class ChangeFinder(
    LastPublication last, Publication publication, IReadOnlyList<EntryStamp> stamps, EvidenceTakenBack takenBack)
{
    private readonly Dictionary<ClusterId, FaqEntry> before = last.Publication.Entries.ToDictionary(entry => entry.Cluster);
    private readonly Dictionary<ClusterId, EntryStamp> stampsBefore = last.Stamps.ToDictionary(stamp => stamp.Cluster);
    private readonly Dictionary<ClusterId, EntryStamp> stampsNow = stamps.ToDictionary(stamp => stamp.Cluster);
    private readonly Dictionary<string, RetiredEntry> retiredBefore = last.Publication.Retired.ToDictionary(retired => retired.Id);

    /// <summary>The changes by kind, then entry.</summary>
    public IReadOnlyList<EntryChange> Find()
    {
        var changes = publication.Entries.Select(entry => before.TryGetValue(entry.Cluster, out var old) ? Compare(old, entry) : Appear(entry))
            .OfType<EntryChange>()
            .Concat(publication.Retired.Where(retired => !retiredBefore.ContainsKey(retired.Id)).Select(Leave));
        return [.. changes.OrderBy(change => change.Kind).ThenBy(change => change.Entry, StringComparer.Ordinal)];
    }

    private EntryChange? Compare(FaqEntry old, FaqEntry entry)
    {
        if (ReferenceEquals(old, entry) || FaqJson.Write(old).AsSpan().SequenceEqual(FaqJson.Write(entry)))
        {
            return null;
        }

        var kind = takenBack.Touches(old) ? ChangeKind.Withdrawn : ChangeKind.Changed;
        return new EntryChange(kind, entry.Id, null, Because(old, entry));
    }

    private EntryChange Appear(FaqEntry entry)
    {
        var origin = EntryContinuity.FindHeir(entry.Conversations, last.Publication.Entries);
        var isSplit = origin is not null && publication.Entries.Any(other => other.Cluster == origin.Cluster);
        return isSplit
            ? new EntryChange(ChangeKind.Split, entry.Id, origin!.Id, entry.Conversations)
            : new EntryChange(ChangeKind.Added, entry.Id, null, entry.Conversations);
    }

    private static EntryChange Leave(RetiredEntry retired) => retired.Reason switch
    {
        Retirement.Merged => new EntryChange(ChangeKind.Merged, retired.Id, retired.Into, []),
        Retirement.Withdrawn => new EntryChange(ChangeKind.Withdrawn, retired.Id, null, []),
        _ => new EntryChange(ChangeKind.Retired, retired.Id, null, []),
    };

    private IReadOnlyList<ConversationId> Because(FaqEntry old, FaqEntry entry)
    {
        var was = stampsBefore.GetValueOrDefault(entry.Cluster)?.Conversations;
        var now = stampsNow.GetValueOrDefault(entry.Cluster)?.Conversations;
        var touched = old.Conversations.Intersect(entry.Conversations)
            .Where(id => was is not null && now is not null && was.GetValueOrDefault(id) != now.GetValueOrDefault(id));
        return
        [
            .. old.Conversations.Except(entry.Conversations)
                .Concat(entry.Conversations.Except(old.Conversations))
                .Concat(touched).Distinct().Order(),
        ];
    }
}
