using Insights.Cluster;
using Insights.Draft;
using Insights.Publish;
using Insights.Report.Mined;

namespace Insights.Report.Counting;

/// <summary>Finds the topics that may be shown: clusters that enough people asked for and that have a public question.</summary>
internal sealed class TopicCounting
{
    private const int MostVersions = 8;

    private readonly PeriodSlice now;
    private readonly int minAuthors;
    private readonly bool isCompared;
    private readonly Dictionary<ClusterId, FaqEntry> entries;
    private readonly Dictionary<ClusterId, DateTimeOffset> firstSeen;
    private readonly long? usualMajor;

    public TopicCounting(ReportInput input, ReportRequest request, PeriodSlice now, PeriodSlice? before)
    {
        (this.now, minAuthors, isCompared) = (now, request.MinAuthors, before is not null);
        entries = input.Entries.Where(entry => entry.Authors >= minAuthors).ToDictionary(entry => entry.Cluster);
        firstSeen = input.Conversations.Where(conversation => conversation.Cluster is not null)
            .GroupBy(conversation => conversation.Cluster!.Value)
            .ToDictionary(group => group.Key, group => group.Min(conversation => conversation.Activity.StartedAt));
        usualMajor = now.Conversations.SelectMany(conversation => conversation.Activity.Versions.Select(VersionNames.Major).Distinct())
            .CountBy(major => major).OrderByDescending(major => major.Value).ThenBy(major => major.Key)
            .Select(major => (long?)major.Key).FirstOrDefault();
        Slices = SlicesOf(now, before);
    }

    /// <summary>Every cluster with conversations in the period or before, most asked first.</summary>
    public IReadOnlyList<TopicSlice> Slices { get; }

    /// <summary>The topic as it is shown; null where too few people asked in the period.</summary>
    public Topic? Find(TopicSlice slice) => slice.Askers < minAuthors || NameOf(slice) is not { } question ? null : new Topic
    {
        Cluster = slice.Cluster,
        Theme = ThemeOf(slice),
        Question = question,
        Conversations = slice.Now.Count,
        Askers = slice.Askers,
        Reactions = slice.Now.Sum(conversation => conversation.Activity.Reactions),
        Previous = isCompared ? slice.Before.Count : null,
        Unanswered = slice.Now.Count(conversation => conversation is { IsAnswerable: true, Activity.AnsweredAt: null }),
        Unsolved = slice.Now.Count(conversation => conversation is { IsAnswerable: true, Activity: { AnsweredAt: not null, SolvedAt: null } }),
        FirstSeen = DateOnly.FromDateTime(firstSeen[slice.Cluster].UtcDateTime),
        ByMonth = [.. MonthCount.Of(now with { Conversations = [.. slice.Now.Select(conversation => conversation with { Theme = "" })] }, [""])
            .Select(month => month.Conversations)],
        Versions = VersionsOf(slice),
        Entry = entries.GetValueOrDefault(slice.Cluster),
    };

    /// <summary>What a topic is called where enough people asked in either period; null where it may not be named.</summary>
    public string? FindName(TopicSlice slice) =>
        slice.Askers >= minAuthors || TopicSlice.CountAskers(slice.Before) >= minAuthors ? NameOf(slice) : null;

    /// <summary>The entry's theme, so that report and FAQ agree; without an entry that of most conversations, ties by name.</summary>
    public string ThemeOf(TopicSlice slice) => entries.TryGetValue(slice.Cluster, out var entry) ? entry.Theme.Name : (slice.Now.Count > 0 ? slice.Now : slice.Before)
        .CountBy(conversation => conversation.Theme, StringComparer.Ordinal)
        .OrderByDescending(theme => theme.Value).ThenBy(theme => theme.Key, StringComparer.Ordinal)
        .First().Key;

    private string? NameOf(TopicSlice slice) => entries.TryGetValue(slice.Cluster, out var entry)
        ? entry.Question
        : slice.Now.Concat(slice.Before)
            .Where(conversation => conversation.Question is not null)
            .OrderByDescending(conversation => conversation.Membership).ThenBy(conversation => conversation.Id)
            .Select(conversation => conversation.Question)
            .FirstOrDefault();

    // Of the product's own series; one person's version tells on that person.
    private string[] VersionsOf(TopicSlice slice) =>
    [
        .. VersionNames.Sort(slice.Now
            .SelectMany(conversation => conversation.Activity.Versions, (conversation, version) => (version, conversation.Activity.Asker))
            .Where(named => usualMajor is { } major && Math.Abs(VersionNames.Major(named.version) - major) <= 1)
            .GroupBy(named => named.version, named => named.Asker, StringComparer.Ordinal)
            .Where(named => named.Distinct().Count() >= minAuthors)
            .OrderByDescending(named => named.Count()).ThenBy(named => named.Key, StringComparer.Ordinal)
            .Take(MostVersions)
            .Select(named => named.Key)),
    ];

    private static TopicSlice[] SlicesOf(PeriodSlice now, PeriodSlice? before)
    {
        var (here, earlier) = (ByCluster(now), ByCluster(before));
        return
        [
            .. here.Select(group => group.Key).Union(earlier.Select(group => group.Key))
                .Select(cluster => new TopicSlice(cluster, [.. here[cluster]], [.. earlier[cluster]]))
                .OrderByDescending(slice => slice.Now.Count).ThenByDescending(slice => slice.Askers)
                .ThenByDescending(slice => slice.Now.Sum(conversation => conversation.Activity.Reactions)).ThenBy(slice => slice.Cluster),
        ];
    }

    private static ILookup<ClusterId, MinedConversation> ByCluster(PeriodSlice? slice) =>
        (slice?.Conversations ?? []).Where(conversation => conversation.Cluster is not null).ToLookup(conversation => conversation.Cluster!.Value);
}
