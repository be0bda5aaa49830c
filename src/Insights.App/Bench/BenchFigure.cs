namespace Insights.App.Bench;

/// <summary>One figure of a benchmark beside its reference of the same run; the ratio is the better the larger, where there is one.</summary>
/// <param name="Measure">What was measured.</param>
/// <param name="Unit">Of the measured value and the reference.</param>
/// <param name="Wanted">What the ratio, or else the value, should reach (a memory: should stay under).</param>
public sealed record BenchFigure(string Measure, string Unit, double Value, double? Reference, double? Ratio, double? Wanted);
