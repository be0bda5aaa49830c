using Insights.Cluster;

namespace Insights.Draft;

/// <summary>What earlier nights drafted, so that a topic nobody touched is not drafted again.</summary>
public interface IDraftCache
{
    /// <summary>
    /// The outcome kept for the cluster; null where there is none or it was made from something else.
    /// </summary>
    DraftOutcome? Find(ClusterId cluster, string fingerprint);
}

/// <summary>Keeps nothing: every topic is drafted.</summary>
public sealed class NoDraftCache : IDraftCache
{
    public DraftOutcome? Find(ClusterId cluster, string fingerprint) => null;
}
