using Insights.Cluster;
using Insights.Cluster.Placements;
using Insights.Ingest;

namespace Insights.Publish;

/// <summary>Compares two publications by the conversations of their entries.</summary>
internal static class EntryContinuity
{
    /// <summary>
    /// Share (0 to 1) of the living conversations of <paramref name="before"/> that are in the same entry after; 1 where there are none.
    /// Those that maintainers put elsewhere do not count.
    /// </summary>
    public static (double Share, IReadOnlyList<ConversationMove> Moves) Measure(
        IReadOnlyList<FaqEntry> before, IReadOnlyList<FaqEntry> after, IReadOnlyDictionary<ConversationId, string> living, HandPlacements placements)
    {
        var now = after.ToDictionary(entry => entry.Cluster, entry => entry.Conversations.ToHashSet());
        var places = PlacesOf(after);
        var moves = new List<ConversationMove>();
        var all = 0;
        foreach (var entry in before)
        {
            foreach (var conversation in entry.Conversations.Where(id => living.ContainsKey(id) && !placements.IsElsewhere(id, entry.Cluster)))
            {
                all++;
                if (!now.TryGetValue(entry.Cluster, out var kept) || !kept.Contains(conversation))
                {
                    var to = places[conversation].Order(StringComparer.Ordinal).FirstOrDefault();
                    moves.Add(new ConversationMove(conversation, entry.Id, to));
                }
            }
        }

        var share = all == 0 ? 1 : (all - moves.Count) / (double)all;
        return (share, [.. moves.OrderBy(move => move.Conversation).ThenBy(move => move.From, StringComparer.Ordinal)]);
    }

    /// <summary>The entry that at least half of these conversations are in, if any: the largest such, ties by id.</summary>
    public static FaqEntry? FindHeir(IReadOnlyList<ConversationId> conversations, IReadOnlyList<FaqEntry> entries)
    {
        var wanted = conversations.ToHashSet();
        return entries
            .Select(entry => (Entry: entry, Shared: entry.Conversations.Count(wanted.Contains)))
            .Where(pair => pair.Shared > 0 && pair.Shared * 2 >= wanted.Count)
            .OrderByDescending(pair => pair.Shared)
            .ThenBy(pair => pair.Entry.Cluster)
            .Select(pair => pair.Entry)
            .FirstOrDefault();
    }

    /// <summary>Where a retired cluster's questions went on, by the lineage, as far as that is published.</summary>
    public static FaqEntry? FindHeir(ClusterId cluster, ClusterLineage lineage, IReadOnlyList<FaqEntry> entries)
    {
        var into = lineage.Merged.Where(move => move.From == cluster).Select(move => move.Into).ToHashSet();
        return entries.FirstOrDefault(entry => into.Contains(entry.Cluster));
    }

    private static ILookup<ConversationId, string> PlacesOf(IReadOnlyList<FaqEntry> entries) =>
        entries.SelectMany(entry => entry.Conversations, (entry, conversation) => (conversation, entry.Id))
            .ToLookup(pair => pair.conversation, pair => pair.Id);
}
