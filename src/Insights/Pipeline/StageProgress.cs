namespace Insights.Pipeline;

/// <summary>How far a stage is; <paramref name="Total"/> is null where nobody knows it beforehand.</summary>
public readonly record struct StageProgress(string Stage, long Done, long? Total);

/// <summary>What a stage did: how many of which things, and in how many seconds.</summary>
public sealed record StageSummary(string Stage, long Count, string Unit, double Seconds);
