using Insights.Pipeline;
using Insights.Review;

namespace Insights.App.Reviewing;

/// <summary>The drafts of the last run.</summary>
internal static class Queue
{
    private const string EntryPrefix = "faq-";

    /// <exception cref="UnusableException">There is no draft of that id.</exception>
    public static ReviewedDraft Get(WorkFolder work, string id)
    {
        var cluster = id.StartsWith(EntryPrefix, StringComparison.Ordinal) ? id[EntryPrefix.Length..] : id;
        return ReviewQueue.Read(work).FirstOrDefault(reviewed => reviewed.Draft.Cluster.Value == cluster)
            ?? throw new UnusableException($"There is no draft {id} in {work}; see 'insights review list --all'.");
    }

    /// <summary>What the critic said, in a word and its reason.</summary>
    public static (string Word, string Reason) Explain(Verdict verdict) => verdict switch
    {
        Verdict.Accepted => ("accepted", ""),
        Verdict.Rejected rejected => ("rejected", rejected.Reason),
        Verdict.NeedsHuman needs => ("waits", needs.Question),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
