using System.Text;
using System.Text.Json;
using Insights.Cluster;
using Insights.Publish;

namespace Insights.Pipeline;

/// <summary>What a person decided about an entry, when, and who it was; kept in the work folder only.</summary>
public sealed record ReviewerDecision(Decision Decision, string Who, DateTimeOffset At);

/// <summary>The decisions of a community's maintainers: a file that only grows, but for what is forgotten.</summary>
public static class DecisionFile
{
    public static IReadOnlyList<ReviewerDecision> Read(WorkFolder work) => JsonText.ReadLines<ReviewerDecision>(work.DecisionsFile);

    /// <summary>One decision a cluster: of each kind the latest.</summary>
    public static IReadOnlyList<Decision> Fold(IReadOnlyList<ReviewerDecision> decisions) =>
        [.. decisions.GroupBy(one => one.Decision.Cluster).OrderBy(group => group.Key).Select(group => Fold(group.Key, group))];

    public static async Task AddAsync(WorkFolder work, ReviewerDecision decision, CancellationToken cancellationToken) =>
        await File.AppendAllTextAsync(
            work.DecisionsFile, JsonSerializer.Serialize(decision, JsonText.Options) + "\n", Encoding.UTF8, cancellationToken);

    private static Decision Fold(ClusterId cluster, IEnumerable<ReviewerDecision> decisions)
    {
        var folded = new Decision { Cluster = cluster };
        foreach (var decision in decisions.Select(one => one.Decision))
        {
            var verdict = decision.Kind == DecisionKind.None ? folded : decision;
            folded = folded with
            {
                Kind = verdict.Kind,
                Fingerprint = verdict.Fingerprint,
                Edit = decision.Kind == DecisionKind.Rejected ? null : decision.Edit ?? folded.Edit,
                Note = decision.Note ?? folded.Note,
                IsPinned = decision.IsPinned || folded.IsPinned,
            };
        }

        return folded;
    }
}
