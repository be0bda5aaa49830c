using Insights.Cluster;
using Insights.Cluster.Placements;
using Insights.Ingest;
using Insights.Publish;

namespace Insights.Pipeline;

/// <summary>The decisions of a community's maintainers: a file that only grows, but for what is forgotten.</summary>
public static class DecisionFile
{
    public static IReadOnlyList<ReviewerDecision> Read(WorkFolder work) => JsonText.ReadLines<ReviewerDecision>(work.Shared, WorkFolder.DecisionsRecord);

    /// <summary>One decision a cluster: of each kind the latest.</summary>
    public static IReadOnlyList<Decision> Fold(IReadOnlyList<ReviewerDecision> decisions) =>
        [.. decisions.GroupBy(one => one.Decision.Cluster).OrderBy(group => group.Key).Select(group => Fold(group.Key, group))];

    /// <summary>What was put together or apart.</summary>
    public static HandPlacements Place(IEnumerable<ReviewerDecision> decisions) =>
        HandPlacements.Of(decisions.SelectMany(decision => decision.Placements));

    /// <summary>Adds decisions that were made at once.</summary>
    public static void Add(WorkFolder work, IEnumerable<ReviewerDecision> decisions) =>
        work.Shared.Append(WorkFolder.DecisionsRecord, [.. decisions.Select(JsonText.WriteLine)]);

    /// <summary>
    /// Removes the decisions that name one of the ids. What was put together or apart stays for the conversations that live on: it names
    /// only ids, and without them a merge would fall apart for one person's sake. Gives how many decisions were removed or cut.
    /// </summary>
    public static int Forget(WorkFolder work, ForgottenIds forgotten)
    {
        var decisions = Read(work);
        var kept = decisions.Select(decision => Reduce(decision, forgotten)).ToList();
        var touched = decisions.Zip(kept).Count(pair => !ReferenceEquals(pair.First, pair.Second));
        if (touched > 0)
        {
            work.Shared.Replace([new SharedRecord(WorkFolder.DecisionsRecord, JsonText.WriteLines(kept.OfType<ReviewerDecision>()))]);
        }

        return touched;
    }

    private static ReviewerDecision? Reduce(ReviewerDecision decision, ForgottenIds forgotten)
    {
        var said = decision with { Placements = [] };
        var isNamed = JsonText.Names(JsonText.WriteLine(said), forgotten.Ids);
        if (decision.Placements.Count == 0)
        {
            return isNamed ? null : decision;
        }

        var isCut = decision.Placements.Any(placement => placement.Questions.Any(IsGone));
        return !isNamed && !isCut ? decision : decision with
        {
            Decision = isNamed ? new Decision { Cluster = decision.Decision.Cluster } : decision.Decision,
            Placements =
            [
                .. decision.Placements.Select(placement => placement with
                {
                    Questions = [.. placement.Questions.Where(question => !IsGone(question))],
                }),
            ],
        };

        bool IsGone(QuestionId question) => forgotten.Gone.Contains(question.Conversation);
    }

    private static Decision Fold(ClusterId cluster, IEnumerable<ReviewerDecision> decisions)
    {
        var folded = new Decision { Cluster = cluster };
        foreach (var decision in decisions.Select(one => one.Decision))
        {
            var verdict = decision.Kind == DecisionKind.None ? folded : decision;
            var isRejected = decision.Kind == DecisionKind.Rejected;
            folded = folded with
            {
                Kind = verdict.Kind,
                Fingerprint = verdict.Fingerprint,
                Edit = isRejected ? null : decision.Edit ?? folded.Edit,
                Note = decision.Note ?? folded.Note,
                IsPinned = isRejected ? false : decision.IsPinned ?? folded.IsPinned,
            };
        }

        return folded;
    }
}

/// <summary>What is forgotten: ids of any kind as text, and the conversations that are gone with it.</summary>
public sealed record ForgottenIds(IReadOnlyCollection<string> Ids, IReadOnlySet<ConversationId> Gone);
