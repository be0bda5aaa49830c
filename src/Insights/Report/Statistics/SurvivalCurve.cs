namespace Insights.Report.Statistics;

/// <summary>How long something took, or, where it had not come by the end of what is known, how long it was waited for.</summary>
public readonly record struct Waiting(double Hours, bool IsOver);

/// <summary>A step of the curve: the share that is over by then.</summary>
public readonly record struct CurveStep(double Hours, double Share);

/// <summary>
/// How the share of what is over grows with time, by Kaplan and Meier (1958): what had not come yet counts for as long as it was waited for
/// instead of being left out, which would make every answer look quick.
/// </summary>
public sealed class SurvivalCurve
{
    private SurvivalCurve(IReadOnlyList<CurveStep> steps, int count, int over) => (Steps, Count, Over) = (steps, count, over);

    /// <summary>The moments at which the share grows, in order.</summary>
    public IReadOnlyList<CurveStep> Steps { get; }

    public int Count { get; }

    /// <summary>How many are over.</summary>
    public int Over { get; }

    public static SurvivalCurve Of(IEnumerable<Waiting> waitings)
    {
        var sorted = waitings.OrderBy(waiting => waiting.Hours).ToList();
        var steps = new List<CurveStep>();
        var (left, waited) = (1.0, sorted.Count);
        foreach (var moment in sorted.GroupBy(waiting => waiting.Hours))
        {
            var over = moment.Count(waiting => waiting.IsOver);
            if (over > 0)
            {
                left *= 1 - ((double)over / waited);
                steps.Add(new CurveStep(moment.Key, 1 - left));
            }

            waited -= moment.Count();
        }

        return new SurvivalCurve(steps, sorted.Count, sorted.Count(waiting => waiting.IsOver));
    }

    /// <summary>The hours after which this share is over; null where it never is.</summary>
    public double? Quantile(double share)
    {
        foreach (var step in Steps)
        {
            if (step.Share >= share - 1e-9)
            {
                return step.Hours;
            }
        }

        return null;
    }

    /// <summary>The share that is over after so many hours.</summary>
    public double ShareAfter(double hours) => Steps.LastOrDefault(step => step.Hours <= hours).Share;
}
