namespace Insights.Cluster;

/// <summary>Members that were found or put together; <paramref name="Id"/> is null until an id is given or taken over.</summary>
public sealed record NamedGroup(ClusterId? Id, IReadOnlyList<ClusterMember> Members);
