namespace Insights.Cluster.Projection;

/// <summary>A place in the plane; units are those of the kernel, in which two points one apart are half as alike as can be.</summary>
public readonly record struct MapPosition(double X, double Y);
