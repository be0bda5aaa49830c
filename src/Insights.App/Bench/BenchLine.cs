namespace Insights.App.Bench;

/// <summary>One figure of a benchmark: what was measured, the reference in the same run, their ratio, and what is wanted.</summary>
internal sealed record BenchLine(string Bench, string What, double Measured, string Unit)
{
    /// <summary>What the figure is compared with; null where it stands alone.</summary>
    public string? Reference { get; init; }

    public double? ReferenceMeasured { get; init; }
    public double? Ratio { get; init; }
    public string? Wanted { get; init; }
}
