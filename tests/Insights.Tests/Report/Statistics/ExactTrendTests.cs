using Insights.Report.Statistics;

namespace Insights.Tests.Report.Statistics;

public sealed class ExactTrendTests
{
    private static readonly ExactTrend Exact = new(2000);

    [Fact]
    public void Two_stretches_give_fishers_chance()
    {
        // Fisher's tea: 3 of 4 right; the one-sided chance is 17/70, twice that is 0.4857.
        Assert.Equal(2 * 17.0 / 70, Exact.Test([1, 3], [4, 4]).P, 10);
        Assert.Equal(1, Exact.Test([1, 3], [4, 4]).Direction);
        Assert.Equal(-1, Exact.Test([3, 1], [4, 4]).Direction);
    }

    [Fact]
    public void The_chance_is_that_of_counting_every_choice()
    {
        int[] topic = [0, 1, 1, 3];
        int[] all = [3, 4, 2, 4];
        var stretches = all.SelectMany((count, stretch) => Enumerable.Repeat(stretch, count)).ToArray();
        var sums = Choices(stretches, 0, topic.Sum()).Select(choice => choice.Sum()).ToList();
        var sum = topic.Select((count, stretch) => count * stretch).Sum();
        var (above, below) = (sums.Count(one => one >= sum), sums.Count(one => one <= sum));

        Assert.Equal(Math.Min(1, 2.0 * Math.Min(above, below) / sums.Count), Exact.Test(topic, all).P, 10);
    }

    [Fact]
    public void The_approximation_for_many_goes_on_where_the_exact_ends()
    {
        int[] all = [300, 300, 300, 300];
        var exact = Exact.Test([14, 18, 22, 26], all).P;
        var approximate = Exact.Test([14, 18, 22, 27], all).P;
        Assert.InRange(approximate / exact, 0.6, 1.1);
    }

    [Theory]
    [InlineData(new[] { 0, 0 }, new[] { 5, 5 })]
    [InlineData(new[] { 3, 0 }, new[] { 9, 0 })]
    [InlineData(new[] { 2, 2 }, new[] { 2, 2 })]
    public void Where_nothing_can_move_the_chance_is_one(int[] topic, int[] all) => Assert.Equal(new TrendFinding(0, 1), Exact.Test(topic, all));

    private static IEnumerable<int[]> Choices(int[] items, int from, int count)
    {
        if (count == 0)
        {
            return [[]];
        }

        return Enumerable.Range(from, items.Length - from).SelectMany(place => Choices(items, place + 1, count - 1).Select(rest => (int[])[items[place], .. rest]));
    }
}
