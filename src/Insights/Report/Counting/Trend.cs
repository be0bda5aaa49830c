using Insights.Cluster;
using Insights.Report.Statistics;

namespace Insights.Report.Counting;

/// <summary>How a topic, or an area where no topic is named, moved.</summary>
public sealed record Trend
{
    public required string Theme { get; init; }

    /// <summary>Null for an area as a whole.</summary>
    public ClusterId? Cluster { get; init; }

    /// <summary>The topic's question, or the area's title.</summary>
    public required string Name { get; init; }

    /// <summary>From the first half of the period to the second; null where the period is too short or too empty.</summary>
    public Movement? Within { get; init; }

    /// <summary>From the previous period to this one; null where there is none.</summary>
    public Movement? Against { get; init; }

    /// <summary>The later movement decides where both are certain.</summary>
    public Arrow Arrow => Within is { Arrow: not Arrow.None } within ? within.Arrow : Against?.Arrow ?? Arrow.None;
}

/// <summary>Two counts, how many times larger the later share is, and what the test says.</summary>
public sealed record Movement
{
    public required int Before { get; init; }
    public required int After { get; init; }

    /// <summary>Later share over earlier share; null where there was none earlier.</summary>
    public required double? Ratio { get; init; }
    public required Interval RatioInterval { get; init; }

    /// <summary>The chance of a movement this clear where nothing moves.</summary>
    public required TrendFinding Finding { get; init; }

    /// <summary>The same, corrected for all tests of the report.</summary>
    public double Corrected { get; init; } = 1;

    public Arrow Arrow => Corrected > TrendReport.Alpha || Finding.Direction == 0 ? Arrow.None
        : Finding.Direction > 0 ? Arrow.Rising : Arrow.Falling;

    public static Movement Of((int Count, int Total) before, (int Count, int Total) after, TrendFinding finding) => new()
    {
        Before = before.Count,
        After = after.Count,
        Ratio = before.Count == 0 || after.Total == 0 ? null : (double)after.Count / after.Total / ((double)before.Count / before.Total),
        RatioInterval = ExactIntervals.OfRatio(after.Count, after.Total, before.Count, before.Total),
        Finding = finding,
    };
}
