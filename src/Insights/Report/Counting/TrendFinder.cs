using Insights.Report.Mined;
using Insights.Report.Statistics;

namespace Insights.Report.Counting;

/// <summary>Tests areas and topics for movement, and corrects for all that was looked at.</summary>
internal sealed class TrendFinder
{
    private readonly PeriodSlice now;
    private readonly PeriodSlice? before;
    private readonly int[] stretches;
    private readonly ExactTrend test;
    private readonly List<Trend> trends = [];

    public TrendFinder(PeriodSlice now, PeriodSlice? before)
    {
        (this.now, this.before) = (now, before is { Conversations.Count: > 0 } ? before : null);
        stretches = now.CountStretches(now.Conversations, TrendReport.Stretches);
        test = new ExactTrend(now.Conversations.Count + (before?.Conversations.Count ?? 0));
    }

    public void Add(Trend trend, IReadOnlyCollection<MinedConversation> here, IReadOnlyCollection<MinedConversation> earlier)
    {
        if (here.Count + earlier.Count >= TrendReport.FewestConversations)
        {
            trends.Add(trend with { Within = Within(here), Against = Against(here.Count, earlier.Count) });
        }
    }

    /// <summary>What was added, with its chances corrected; seasons are part of the same family.</summary>
    public TrendReport Report(IReadOnlyList<(string Theme, SeasonCount Count)>? seasons)
    {
        var chances = trends.SelectMany(trend => Movements(trend).Select(movement => movement.Finding.P))
            .Concat((seasons ?? []).Select(season => season.Count.Chance)).ToList();
        var corrected = new Queue<double>(HolmCorrection.Adjust(chances));
        return new TrendReport
        {
            Tests = chances.Count,
            Tested =
            [
                .. trends.Select(trend => trend with
                {
                    Within = trend.Within is { } within ? within with { Corrected = corrected.Dequeue() } : null,
                    Against = trend.Against is { } against ? against with { Corrected = corrected.Dequeue() } : null,
                }),
            ],
            Seasons = seasons is null ? null :
            [
                .. seasons.Select(season => new Season(season.Theme, season.Count.Highest, corrected.Dequeue())).ToList()
                    .Where(season => season.Corrected <= TrendReport.Alpha),
            ],
        };
    }

    private static IEnumerable<Movement> Movements(Trend trend) => new[] { trend.Within, trend.Against }.OfType<Movement>();

    private Movement? Within(IReadOnlyCollection<MinedConversation> here)
    {
        if (now.Period.Days < TrendReport.FewestDays || here.Count < TrendReport.FewestConversations)
        {
            return null;
        }

        var counts = now.CountStretches(here, TrendReport.Stretches);
        const int Half = TrendReport.Stretches / 2;
        return Movement.Of(
            (counts[..Half].Sum(), stretches[..Half].Sum()), (counts[Half..].Sum(), stretches[Half..].Sum()), test.Test(counts, stretches));
    }

    private Movement? Against(int here, int earlier) => before is null
        ? null
        : Movement.Of(
            (earlier, before.Conversations.Count),
            (here, now.Conversations.Count),
            test.Test([earlier, here], [before.Conversations.Count, now.Conversations.Count]));
}
