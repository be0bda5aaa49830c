namespace Insights.Cluster.Projection;

/// <summary>
/// The constants of the layout. Set by looking at the sample community and hwu64; decisions/2026-11-28-map.md has the figures.
/// </summary>
internal static class LayoutThresholds
{
    /// <summary>Points up to which the descent is long; beyond, a shorter one reaches nearly the same picture.</summary>
    public const int SmallUpTo = 10_000;

    public const int EpochsSmall = 500;

    public const int EpochsLarge = 200;

    /// <summary>Random others that push a point away for each neighbour that pulls it (5 in both LargeVis and UMAP).</summary>
    public const int PushesPerPull = 5;

    /// <summary>How much of its weight an edge keeps between two clusters, or to an outlier: that is what parts clusters visibly.</summary>
    public const double BetweenClusters = 0.15;

    /// <summary>Largest step along one axis for one pull or push, as in UMAP.</summary>
    public const double LongestStep = 4;

    /// <summary>Half the width of the start picture, as in UMAP.</summary>
    public const double StartRadius = 10;

    /// <summary>A start further out than this many standard deviations is put there.</summary>
    public const double MostDeviations = 2.5;

    /// <summary>Rounds in which each start moves half-way to the mean of its neighbours.</summary>
    public const int SmoothingRounds = 6;

    /// <summary>Wanted median radius of a cluster, in sides of the square that would be its share of the picture.</summary>
    public const double RoomShare = 0.2;

    /// <summary>How far the core may reach, in distances to the middle of the nearest other cluster or to the nearest outlier.</summary>
    public const double GapShare = 0.5;

    public const double MostWidening = 4;

    /// <summary>Members further from the middle than this many median radii are no part of the core that is widened.</summary>
    public const double CoreRadii = 2.5;

    /// <summary>Principal axes are found on this many rows, evenly spread, at most.</summary>
    public const int AxisRows = 20_000;

    public const int AxisRounds = 24;

    public const ulong Seed = 20261128;
}
