using Insights.App.Commands;
using Insights.Cluster;
using Insights.Pipeline;
using Insights.Publish;
using Insights.Review;

namespace Insights.App.Reviewing;

/// <summary>All drafts and entries at one moment, with what was decided of them.</summary>
internal sealed class ReviewSnapshot
{
    private const string EntryPrefix = "faq-";
    private readonly SortedDictionary<ClusterId, ReviewItem> items = [];

    private ReviewSnapshot()
    {
    }

    /// <summary>By id.</summary>
    public IReadOnlyCollection<ReviewItem> Items => items.Values;

    public static async Task<ReviewSnapshot> ReadAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var folder = context.OpenPublication();
        folder.Recover();
        var last = await folder.ReadLastAsync("", cancellationToken);
        return Of(ReviewQueue.Read(context.Work), last.Publication.Entries, DecisionFile.Read(context.Work))
            .With(FeedbackFile.Fold(FeedbackFile.Read(context.Work)));
    }

    public static ReviewSnapshot Of(
        IReadOnlyList<ReviewedDraft> reviewed, IReadOnlyList<FaqEntry> entries, IReadOnlyList<ReviewerDecision> decisions)
    {
        var drafts = reviewed.ToDictionary(one => one.Draft.Cluster);
        var published = entries.ToDictionary(entry => entry.Cluster);
        var folded = DecisionFile.Fold(decisions).ToDictionary(decision => decision.Cluster);
        var history = decisions.SelectMany(decision => NamedIn(decision), (decision, cluster) => (cluster, decision))
            .ToLookup(pair => pair.cluster, pair => pair.decision);
        var snapshot = new ReviewSnapshot();
        foreach (var cluster in drafts.Keys.Union(published.Keys))
        {
            snapshot.items.Add(cluster, new ReviewItem
            {
                Cluster = cluster,
                Drafted = drafts.GetValueOrDefault(cluster),
                Published = published.GetValueOrDefault(cluster),
                Decision = folded.GetValueOrDefault(cluster) ?? new Decision { Cluster = cluster },
                History = [.. history[cluster]],
            });
        }

        return snapshot;
    }

    private ReviewSnapshot With(IEnumerable<EntryFeedback> feedback)
    {
        foreach (var said in feedback)
        {
            if (Find(said.Entry) is { } item)
            {
                items[item.Cluster] = item with { Feedback = said };
            }
        }

        return this;
    }

    /// <summary>Null where there is neither a draft nor an entry of that id.</summary>
    public ReviewItem? Find(string id) => items.GetValueOrDefault(ClusterOf(id));

    /// <exception cref="UnusableException">There is neither a draft nor an entry of that id.</exception>
    public ReviewItem Get(string id) =>
        Find(id) ?? throw new UnusableException($"There is no draft and no entry {id}; see 'insights review list --all'.");

    private static ClusterId ClusterOf(string id) =>
        new(id.StartsWith(EntryPrefix, StringComparison.Ordinal) ? id[EntryPrefix.Length..] : id);

    private static IEnumerable<ClusterId> NamedIn(ReviewerDecision decision) => decision.Placements
        .SelectMany(placement => new[] { placement.Cluster, placement.Merged ?? placement.Cluster })
        .Append(decision.Decision.Cluster)
        .Distinct();
}
