namespace Insights.App.MilvusIndex.Calls;

/// <summary>How fresh a read must be.</summary>
/// <param name="Level">The protocol's level.</param>
/// <param name="Moment">The guarantee timestamp that belongs to it; 0 lets the level decide.</param>
internal readonly record struct Consistency(Wire.ConsistencyLevel Level, ulong Moment)
{
    /// <summary>Everything anybody wrote before now: what a run and the doctor compare with.</summary>
    public static Consistency Strong { get; } = new(Wire.ConsistencyLevel.Strong, 0);

    /// <summary>At most some seconds old: good for answers.</summary>
    public static Consistency Bounded { get; } = new(Wire.ConsistencyLevel.Bounded, 2);

    /// <summary>Everything up to a write of our own; strong where the server gave that write no moment.</summary>
    public static Consistency Since(ulong write) => write > 0 ? new(Wire.ConsistencyLevel.Session, write) : Strong;
}
