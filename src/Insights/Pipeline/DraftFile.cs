using Insights.Cluster;
using Insights.Draft;
using Insights.Publish;

namespace Insights.Pipeline;

/// <summary>The drafts of the last run by cluster, so that a topic nobody touched is not drafted again.</summary>
public sealed class DraftFile : IDraftCache
{
    private readonly Dictionary<(ClusterId Cluster, string Fingerprint), DraftOutcome> outcomes;

    private DraftFile(IEnumerable<DraftOutcome> outcomes) =>
        this.outcomes = outcomes.ToDictionary(outcome => (ClusterOf(outcome), outcome.Fingerprint));

    /// <summary>How many drafts were taken over.</summary>
    public int Reused { get; private set; }

    public static DraftFile Read(WorkFolder work) => new(JsonText.ReadLines<DraftOutcome>(work.Shared, WorkFolder.DraftsRecord));

    /// <summary>All of them but those of the clusters named, by cluster.</summary>
    public IEnumerable<DraftOutcome> Except(IReadOnlySet<ClusterId> clusters) =>
        outcomes.Where(outcome => !clusters.Contains(outcome.Key.Cluster)).OrderBy(outcome => outcome.Key.Cluster).Select(outcome => outcome.Value);

    public DraftOutcome? Find(ClusterId cluster, string fingerprint)
    {
        var found = outcomes.GetValueOrDefault((cluster, fingerprint));
        Reused += found is null ? 0 : 1;
        return found;
    }

    /// <summary>Replaces the record as a whole.</summary>
    public static void Write(WorkFolder work, IEnumerable<DraftOutcome> outcomes) =>
        work.Shared.Replace([new SharedRecord(WorkFolder.DraftsRecord, JsonText.WriteLines(outcomes))]);

    private static ClusterId ClusterOf(DraftOutcome outcome) => outcome switch
    {
        DraftOutcome.Drafted drafted => drafted.Draft.Cluster,
        DraftOutcome.Unanswered unanswered => unanswered.Topic.Cluster,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
