using Insights.Cluster;
using Insights.Draft;
using Insights.Ingest;
using Insights.Review;

namespace Insights.Publish;

/// <summary>Everything one publication is decided from.</summary>
internal sealed record PlanInput
{
    public required LastPublication Last { get; init; }
    public required IReadOnlyList<ReviewedDraft> Drafts { get; init; }
    public required IReadOnlySet<Evidence> Standing { get; init; }

    /// <summary>Fingerprint of every living conversation.</summary>
    public required IReadOnlyDictionary<ConversationId, string> Living { get; init; }

    /// <summary>Question texts by conversation; empty where nothing changed since.</summary>
    public required ILookup<ConversationId, string> Wordings { get; init; }

    public required ClusterLineage Lineage { get; init; }

    /// <summary>What is looked at; null is everything. The entries of other clusters stay, less what was taken back.</summary>
    public IReadOnlySet<ClusterId>? Touched { get; init; }

    /// <summary>The conversation of every message of those that live.</summary>
    public required Func<MessageId, ConversationId?> FindConversation { get; init; }
}

/// <summary>The entries to publish, what became of the others, and whether too much moved.</summary>
internal sealed record PublicationPlan(
    Publication Publication, IReadOnlyList<EntryChange> Changes, IReadOnlyList<EntryStamp> Stamps, EntryMoves Moves)
{
    public static PublicationPlan Make(PlanInput input, PublishOptions options)
    {
        var takenBack = new EvidenceTakenBack(input.Standing, input.Living, input.Wordings);
        var decisions = options.Decisions.ToDictionary(decision => decision.Cluster);
        var stamps = input.Last.Stamps.ToDictionary(stamp => stamp.Cluster);
        var drafts = input.Drafts.ToDictionary(reviewed => reviewed.Draft.Cluster);
        var before = input.Last.Publication.Entries;
        var reduced = before
            .Select(entry => takenBack.Reduce(entry, stamps.GetValueOrDefault(entry.Cluster)))
            .OfType<FaqEntry>()
            .ToDictionary(entry => entry.Cluster);

        var draftings = new EntryDraftings(takenBack, decisions)
        {
            IsElsewhere = (message, cluster) =>
                input.FindConversation(message) is { } conversation && options.Placements.IsElsewhere(conversation, cluster),
        };
        var wanted = reduced.Keys.Union(drafts.Keys).Order()
            .Select(cluster => input.Touched?.Contains(cluster) == false
                ? reduced.GetValueOrDefault(cluster)
                : draftings.Decide(
                    drafts.GetValueOrDefault(cluster),
                    reduced.GetValueOrDefault(cluster),
                    stamps.GetValueOrDefault(cluster)))
            .OfType<FaqEntry>()
            .ToList();

        // What maintainers rejected and what was taken back goes whatever the gate says, so it does not count as moved.
        var baseline = reduced.Values.Where(entry => !IsRejected(decisions, entry.Cluster)).ToList();
        var moves = EntryMoves.Measure(baseline, wanted, input.Living, options);
        var entries = Named(moves.IsBlocked ? baseline : wanted, input.Last.Publication);
        var retirement = new Retirement(input.Last.Publication, entries, input.Living, input.Lineage);
        var retired = retirement.Retire(entry => !reduced.ContainsKey(entry.Cluster));
        var next = entries
            .Select(entry => StampOf(entry, drafts.GetValueOrDefault(entry.Cluster), stamps, input.Living, moves.IsBlocked))
            .ToList();
        var publication = new Publication(options.Community, entries, retired);
        var changes = new ChangeFinder(input.Last, publication, next, takenBack).Find();
        return new PublicationPlan(publication, changes, next, moves);
    }

    private static bool IsRejected(Dictionary<ClusterId, Decision> decisions, ClusterId cluster) =>
        decisions.GetValueOrDefault(cluster) is { Kind: DecisionKind.Rejected };

    private static List<FaqEntry> Named(IReadOnlyList<FaqEntry> entries, Publication last)
    {
        var known = last.Retired.Where(retired => retired.Reason != Retirement.Withdrawn)
            .ToDictionary(retired => retired.Id, retired => retired.Slug);
        foreach (var entry in last.Entries)
        {
            known[entry.Id] = entry.Slug;
        }

        var taken = known.Values.ToHashSet(StringComparer.Ordinal);
        return
        [
            .. entries.OrderBy(entry => entry.Cluster)
                .Select(entry => entry with
                {
                    Slug = known.TryGetValue(entry.Id, out var slug) ? slug : Slugs.Give(entry.Question, entry.Id, taken),
                })
                .OrderBy(entry => entry.Theme)
                .ThenBy(entry => entry.Cluster),
        ];
    }

    private static EntryStamp StampOf(
        FaqEntry entry, ReviewedDraft? reviewed, Dictionary<ClusterId, EntryStamp> before,
        IReadOnlyDictionary<ConversationId, string> living, bool isBlocked)
    {
        var isFromDraft = !isBlocked && reviewed is not null && reviewed.Draft.Conversations.Distinct().Order().SequenceEqual(entry.Conversations);
        var fingerprint = isFromDraft ? reviewed!.Draft.Fingerprint : before.GetValueOrDefault(entry.Cluster)?.Fingerprint ?? "";
        var conversations = new SortedDictionary<ConversationId, string>();
        foreach (var id in entry.Conversations.Where(living.ContainsKey))
        {
            conversations[id] = living[id];
        }

        return new EntryStamp(entry.Cluster, fingerprint, conversations);
    }
}
