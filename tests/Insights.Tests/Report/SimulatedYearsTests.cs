using System.Collections.Concurrent;
using Insights.Report.Counting;
using Insights.Report.Mined;
using Xunit.Abstractions;

namespace Insights.Tests.Report;

/// <summary>Years in which nothing moves, and years in which one topic does, through the whole counting.</summary>
public sealed class SimulatedYearsTests(ITestOutputHelper output)
{
    private const int Years = 1000;
    private const int Topics = 25;

    [Fact]
    public void In_a_thousand_years_without_movement_at_most_five_in_a_hundred_have_any_arrow()
    {
        var alarms = new ConcurrentBag<int>();
        Parallel.For(0, Years, year =>
        {
            if (Report(year, rising: null, isCompared: false) is { Tests: > 20 } trends && trends.Rising.Concat(trends.Falling).Any())
            {
                alarms.Add(year);
            }
        });
        output.WriteLine($"{alarms.Count} of {Years} years have an arrow.");
        Assert.InRange(alarms.Count, 1, Years / 20);
    }

    [Fact]
    public void Compared_with_the_year_before_it_is_the_same()
    {
        const int Fewer = 300;
        var alarms = Enumerable.Range(0, Fewer).AsParallel()
            .Count(year => Report(year, rising: null, isCompared: true) is { Tests: > 40 } trends && trends.Rising.Concat(trends.Falling).Any());
        Assert.InRange(alarms, 0, Fewer / 20);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_planted_rise_is_found_and_nothing_beside_it(bool isCompared)
    {
        const int Planted = 20;
        var found = Enumerable.Range(0, Planted).Select(year => Report(year, rising: "planted0", isCompared)).ToList();
        Assert.True(found.Count(trends => trends.Rising.Any(trend => trend.Cluster?.Value == "planted0")) >= Planted * 9 / 10);
        Assert.True(found.Count(trends => trends.Rising.Count(trend => trend.Cluster is not null) > 1 || trends.Falling.Any()) <= 2);
    }

    // A community that grows through the year and rests at weekends, with topics of very different sizes.
    private static TrendReport Report(int seed, string? rising, bool isCompared)
    {
        var random = new Random(20240101 + seed);
        var conversations = new List<MinedConversation>();
        for (var day = isCompared ? -365 : 0; day < 366; day++)
        {
            var date = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(day);
            var busy = (0.8 + (0.6 * (day + 365) / 730)) * (date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0.4 : 1.2);
            for (var asked = Poisson(1.6 * busy, random); asked > 0; asked--)
            {
                conversations.Add(ReportInputs.Asked(
                    conversations.Count, date.AddMinutes(random.Next(1440)), TopicOf(random), random.Next(2) == 0 ? "setup" : "billing"));
            }

            // From July on this one is asked once in four days instead of once in fifty.
            if (rising is not null && random.NextDouble() < (day < 182 ? 0.02 : 0.25))
            {
                conversations.Add(ReportInputs.Asked(conversations.Count, date.AddHours(9), rising, random.Next(2) == 0 ? "setup" : "billing"));
            }
        }

        return PeriodCounting.Make(ReportInputs.Of(conversations), ReportInputs.Request(ReportInputs.Year2024, isCompared)).Trends;
    }

    private static string? TopicOf(Random random) => random.NextDouble() < 0.2 ? null : $"topic{(int)(Topics * Math.Pow(random.NextDouble(), 1.4)):000}";

    private static int Poisson(double mean, Random random)
    {
        var (count, left) = (0, Math.Exp(-mean));
        for (var product = random.NextDouble(); product > left; product *= random.NextDouble())
        {
            count++;
        }

        return count;
    }
}
