using Insights.Report.Statistics;

namespace Insights.Tests.Report.Statistics;

public sealed class MeasureTests
{
    [Fact]
    public void What_is_still_waited_for_counts_as_long_as_it_was_waited_for()
    {
        // Freireich's patients under treatment (1963), the textbook case: times of remission, some still going on.
        double[] over = [6, 6, 6, 7, 10, 13, 16, 22, 23];
        double[] waiting = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];
        var curve = SurvivalCurve.Of(over.Select(hours => new Waiting(hours, true)).Concat(waiting.Select(hours => new Waiting(hours, false))));

        Assert.Equal(1 - 0.8571, curve.ShareAfter(6), 4);
        Assert.Equal(1 - 0.7529, curve.ShareAfter(12), 4);
        Assert.Equal(1 - 0.4482, curve.ShareAfter(35), 4);
        Assert.Equal(23, curve.Quantile(0.5));
        Assert.Null(curve.Quantile(0.9));
        Assert.Equal((21, 9), (curve.Count, curve.Over));
    }

    [Fact]
    public void Without_anybody_waiting_the_quantiles_are_those_of_the_times()
    {
        var curve = SurvivalCurve.Of(Enumerable.Range(1, 10).Select(hours => new Waiting(hours, true)));
        Assert.Equal((5, 9), (curve.Quantile(0.5), curve.Quantile(0.9)));
        Assert.Null(SurvivalCurve.Of([]).Quantile(0.5));
    }

    [Fact]
    public void Intervals_are_those_of_clopper_and_pearson()
    {
        var seven = ExactIntervals.OfShare(7, 10);
        Assert.Equal(0.3475, seven.Low, 4);
        Assert.Equal(0.9333, seven.High!.Value, 4);
        Assert.Equal(0, ExactIntervals.OfShare(0, 10).Low);
        Assert.Equal(0.3085, ExactIntervals.OfShare(0, 10).High!.Value, 4);
        Assert.Equal(1, ExactIntervals.OfShare(10, 10).High);
    }

    [Fact]
    public void The_interval_of_a_ratio_holds_it_and_has_no_end_where_nothing_was_before()
    {
        var doubled = ExactIntervals.OfRatio(40, 200, 20, 200);
        Assert.InRange(2.0, doubled.Low, doubled.High!.Value);
        Assert.True(doubled.Low > 1);
        Assert.Null(ExactIntervals.OfRatio(4, 200, 0, 200).High);
        Assert.Equal(0, ExactIntervals.OfRatio(0, 200, 4, 200).Low);
    }

    [Fact]
    public void Holms_correction_takes_the_number_of_tests_still_open()
    {
        Assert.Equal([0.03, 0.06, 0.06], HolmCorrection.Adjust([0.01, 0.04, 0.03]).Select(chance => Math.Round(chance, 10)));
        Assert.Equal([1.0, 1.0], HolmCorrection.Adjust([0.9, 0.8]));
        Assert.Empty(HolmCorrection.Adjust([]));
    }

    [Fact]
    public void Help_given_evenly_has_no_concentration_and_help_given_by_one_has_much()
    {
        Assert.Equal(0, Concentration.Of([3, 3, 3, 3]).Gini, 10);
        var uneven = Concentration.Of([97, 1, 1, 1]);
        Assert.Equal((4, 1), (uneven.People, uneven.PeopleForHalf));
        Assert.Equal(0.72, uneven.Gini, 10);
        Assert.Equal(0.97, uneven.TopOne, 10);
        Assert.Equal(1, uneven.TopFive, 10);
    }

    [Fact]
    public void A_season_is_what_comes_back_every_year()
    {
        static double[] Year(int peak) => [.. Enumerable.Range(0, 12).Select(month => 0.1 + (0.01 * (12 - Math.Abs(month - peak))))];
        Assert.True(SeasonTest.Test([Year(8), Year(8), Year(8), Year(8)]) < 0.001);
        Assert.Contains(8, SeasonTest.Highest([Year(8), Year(8), Year(8)], 3));
        Assert.True(SeasonTest.Test([Year(1), Year(5), Year(9), Year(11)]) > 0.1);
        Assert.Equal(1, SeasonTest.Test([new double[12], new double[12], new double[12]]));
    }
}
