using Insights.Report.Statistics;

namespace Insights.Report.Counting;

/// <summary>How people were helped: shares, times and how few people did it.</summary>
public sealed record HelpReport
{
    /// <summary>Hours for which the share is told.</summary>
    public static IReadOnlyList<double> Marks { get; } = [0.25, 1, 4, 24, 72, 168, 720];

    public required int Asking { get; init; }
    public required WaitReport ToAnswer { get; init; }
    public required WaitReport ToSolution { get; init; }

    /// <summary>Null where fewer people helped than may be told of.</summary>
    public required Concentration? Helpers { get; init; }

    public static HelpReport Of(PeriodSlice slice, DateTimeOffset knownUntil, int minAuthors)
    {
        var asking = slice.Conversations.Where(conversation => conversation is { IsAnswerable: true, Activity.Asker: not null }).Select(conversation => conversation.Activity).ToList();
        var helped = asking.SelectMany(activity => activity.Helpers).CountBy(helper => helper).Select(helper => helper.Value).ToList();
        return new HelpReport
        {
            Asking = asking.Count,
            ToAnswer = WaitReport.Of(asking.Select(activity => WaitOf(activity.AskedAt, activity.AnsweredAt, knownUntil))),
            ToSolution = WaitReport.Of(asking.Select(activity => WaitOf(activity.AskedAt, activity.SolvedAt, knownUntil))),
            Helpers = helped.Count < minAuthors ? null : Concentration.Of(helped),
        };
    }

    private static Waiting WaitOf(DateTimeOffset asked, DateTimeOffset? over, DateTimeOffset knownUntil) =>
        new(Math.Max(0, ((over ?? knownUntil) - asked).TotalHours), over is not null);
}

/// <summary>How long people waited; nulls where more of them waited in vain than the quantile leaves out.</summary>
public sealed record WaitReport
{
    private const double Half = 0.5;
    private const double MostOfAll = 0.9;

    public required int Over { get; init; }
    public required double? MedianHours { get; init; }
    public required double? P90Hours { get; init; }

    /// <summary>The share that is over after each of <see cref="HelpReport.Marks"/>.</summary>
    public required IReadOnlyList<double> SharesAtMarks { get; init; }

    /// <summary>The whole curve, for drawing.</summary>
    public required IReadOnlyList<CurveStep> Curve { get; init; }

    public static WaitReport Of(IEnumerable<Waiting> waitings)
    {
        var curve = SurvivalCurve.Of(waitings);
        return new WaitReport
        {
            Over = curve.Over,
            MedianHours = curve.Quantile(Half),
            P90Hours = curve.Quantile(MostOfAll),
            SharesAtMarks = [.. HelpReport.Marks.Select(curve.ShareAfter)],
            Curve = curve.Steps,
        };
    }
}
