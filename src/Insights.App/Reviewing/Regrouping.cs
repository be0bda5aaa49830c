using Insights.Classify;
using Insights.Cluster;
using Insights.Cluster.Placements;
using Insights.Draft;
using Insights.Ingest;
using Insights.Pipeline;
using Insights.Publish;
using Insights.Review;

namespace Insights.App.Reviewing;

/// <summary>
/// Puts clusters together or apart as a maintainer says, and drafts what comes of it. What was published stays published: where a part
/// was, what comes of it is approved, so that entries do not vanish until somebody looks again.
/// </summary>
internal sealed class Regrouping(LastNightsWork work, NightlyStages stages)
{
    /// <exception cref="UnusableException">The two cannot be merged.</exception>
    public IReadOnlyList<Placement> Merge(ReviewItem item, ReviewItem into)
    {
        if (item.Cluster == into.Cluster)
        {
            throw new UnusableException($"{item.Id} cannot be merged into itself; name another entry.");
        }

        return
        [
            new Placement(into.Cluster, QuestionsOf(Get(into)), null),
            new Placement(into.Cluster, QuestionsOf(Get(item)), item.Cluster),
        ];
    }

    /// <exception cref="UnusableException">These conversations cannot be split off.</exception>
    public IReadOnlyList<Placement> Split(ReviewItem item, IReadOnlyCollection<ConversationId> conversations)
    {
        var cluster = Get(item);
        if (conversations.Except(cluster.CoreConversations).FirstOrDefault() is { Value: > 0 } stranger)
        {
            throw new UnusableException($"Conversation {stranger} is not in {item.Id}; see 'insights review show {item.Id}'.");
        }

        var parts = cluster.Core.ToLookup(member => conversations.Contains(member.Question.Id.Conversation));
        if (!parts[true].Any() || !parts[false].Any())
        {
            throw new UnusableException($"To split {item.Id}, name some of its conversations, but not all of them.");
        }

        var off = parts[true].Select(member => member.Question.Id).ToList();
        var taken = work.Last.Known.Select(known => known.Id).Concat(work.Clustering.Clusters.Select(other => other.Id)).ToHashSet();
        var earlier = DecisionFile.Place(work.Decisions).FindMerged(off);
        var id = earlier is { } merged && !taken.Contains(merged) ? merged : ClusterIdentity.Birth([.. parts[true]], taken);
        return
        [
            new Placement(id, off, null),
            new Placement(item.Cluster, [.. parts[false].Select(member => member.Question.Id)], null),
        ];
    }

    /// <summary>Applies the decision to the last night's clusters and drafts those that it touches.</summary>
    public async Task<ReviewChange> ApplyAsync(ReviewerDecision decision, CancellationToken cancellationToken)
    {
        var clustering = ClusterStage.Regroup(work.Clustering, DecisionFile.Place(work.Decisions.Append(decision)));
        var touched = TouchedBy(clustering);
        var classification = await stages.Classify.RunAsync(clustering, cancellationToken);
        var topics = classification.Topics.Where(topic => touched.Contains(topic.Cluster.Id)).ToAsyncEnumerable();
        var outcomes = await stages.Draft.RunAsync(topics, cancellationToken).ToListAsync(cancellationToken);
        var drafts = outcomes.OfType<DraftOutcome.Drafted>().Select(outcome => outcome.Draft).ToAsyncEnumerable();
        var reviewed = await stages.Review.RunAsync(drafts, cancellationToken).ToListAsync(cancellationToken);

        var wasPublished = work.Last.Publication.Entries.Any(entry => touched.Contains(entry.Cluster));
        List<ReviewerDecision> decided =
        [
            decision, .. reviewed.Where(draft => wasPublished && MayStand(draft)).Select(draft => Approval(draft, decision)),
        ];
        return new ReviewChange
        {
            Work = work with
            {
                Clustering = clustering,
                Classification = WithThemes(classification, touched),
                Reviewed = [.. work.Reviewed.Where(other => !touched.Contains(other.Draft.Cluster)).Concat(reviewed).OrderBy(one => one.Draft.Cluster)],
                Decisions = [.. work.Decisions, .. decided],
            },
            Decided = decided,
            Touched = touched,
            Drafts = outcomes,
        };
    }

    private ConversationCluster Get(ReviewItem item) => work.Clustering.Clusters.FirstOrDefault(cluster => cluster.Id == item.Cluster)
        ?? throw new UnusableException($"The conversations of {item.Id} are in no cluster of the last night any more; try again after the next one.");

    private static IReadOnlyList<QuestionId> QuestionsOf(ConversationCluster cluster) =>
        [.. cluster.Core.Select(member => member.Question.Id).Order()];

    private HashSet<ClusterId> TouchedBy(Clustering clustering)
    {
        var before = work.Clustering.Clusters.ToDictionary(cluster => cluster.Id, MembersOf);
        var after = clustering.Clusters.ToDictionary(cluster => cluster.Id, MembersOf);
        return [.. before.Keys.Union(after.Keys).Where(id => before.GetValueOrDefault(id)?.SetEquals(after.GetValueOrDefault(id, [])) != true)];
    }

    private static HashSet<QuestionId> MembersOf(ConversationCluster cluster) => [.. cluster.Members.Select(member => member.Question.Id)];

    private static bool MayStand(ReviewedDraft reviewed) => reviewed.Verdict is Verdict.NeedsHuman or Verdict.Rejected { CanBeOverruled: true };

    private static ReviewerDecision Approval(ReviewedDraft reviewed, ReviewerDecision decision) => decision with
    {
        Decision = new Decision
        {
            Cluster = reviewed.Draft.Cluster, Kind = DecisionKind.Approved, Fingerprint = reviewed.Draft.Fingerprint,
        },
        Placements = [],
    };

    // The others keep the theme they were published with.
    private Classification WithThemes(Classification fresh, HashSet<ClusterId> touched)
    {
        var kept = work.Classification.Topics.ToDictionary(topic => topic.Cluster.Id);
        var themes = work.Classification.Conversations.ToDictionary();
        var topics = fresh.Topics.Select(topic => touched.Contains(topic.Cluster.Id)
            ? topic
            : topic with { Theme = kept[topic.Cluster.Id].Theme, Confidence = kept[topic.Cluster.Id].Confidence }).ToList();
        foreach (var conversation in topics.Where(topic => touched.Contains(topic.Cluster.Id)).SelectMany(topic => topic.Cluster.Conversations))
        {
            themes[conversation] = fresh.Conversations[conversation];
        }

        return new Classification(topics, themes);
    }
}
