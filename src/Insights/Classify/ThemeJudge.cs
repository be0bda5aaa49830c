using Insights.Cluster;

namespace Insights.Classify;

/// <summary>Has the last word on a cluster's theme. The stage does not know who that is; without a model nobody.</summary>
public class ThemeJudge
{
    private protected ThemeJudge()
    {
    }

    /// <summary>Leaves every theme as it is.</summary>
    public static ThemeJudge None { get; } = new();

    /// <summary>How many clusters may be judged at a time.</summary>
    public virtual int Concurrency => 1;

    /// <summary>The theme; null where the judge has nothing to say.</summary>
    internal virtual Task<Theme?> JudgeAsync(ConversationCluster cluster, CancellationToken cancellationToken) =>
        Task.FromResult<Theme?>(null);
}
