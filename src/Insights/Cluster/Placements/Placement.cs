using Insights.Ingest;

namespace Insights.Cluster.Placements;

/// <summary>
/// Questions that a maintainer put into a cluster; <paramref name="Merged"/> is the cluster they came from where it went into this one
/// for good.
/// </summary>
public sealed record Placement(ClusterId Cluster, IReadOnlyList<QuestionId> Questions, ClusterId? Merged);
