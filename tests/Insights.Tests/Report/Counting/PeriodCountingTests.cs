using Insights.Ingest;
using Insights.Report;
using Insights.Report.Counting;
using Insights.Report.Mined;

namespace Insights.Tests.Report.Counting;

public sealed class PeriodCountingTests
{
    private static readonly ReportPeriod May = new(new DateOnly(2024, 5, 1), new DateOnly(2024, 5, 31));

    [Fact]
    public void A_conversation_counts_on_the_day_of_its_first_message_and_both_ends_are_included()
    {
        var report = Make(May, [
            ReportInputs.Asked(1, ReportInputs.At(4, 30, 23)),
            ReportInputs.Asked(2, ReportInputs.At(5, 1)),
            ReportInputs.Asked(3, ReportInputs.At(5, 31, 23)),
            ReportInputs.Asked(4, ReportInputs.At(6, 1)),
        ]);
        Assert.Equal(2, report.Totals.Conversations);
        Assert.Equal([2], report.Months.Select(month => month.Conversations));
    }

    [Fact]
    public void A_topic_is_shown_only_where_enough_people_asked_it_in_the_period()
    {
        var asked = new[]
        {
            ReportInputs.Asked(1, ReportInputs.At(4, 9), "several"), ReportInputs.Asked(2, ReportInputs.At(5, 9), "several"),
            ReportInputs.Asked(3, ReportInputs.At(5, 10), "several"), ReportInputs.Asked(4, ReportInputs.At(5, 11), "lonely00"),
            By("one", ReportInputs.Asked(5, ReportInputs.At(5, 12), "repeated")), By("one", ReportInputs.Asked(6, ReportInputs.At(5, 13), "repeated")),
        };
        var area = Make(May, asked).Areas[0];
        Assert.Equal(["several"], area.Topics.Select(topic => topic.Cluster.Value));
        Assert.Equal((5, 2, 2), (area.Conversations, area.TopicsNotShown, area.Topics[0].Askers));
        Assert.Empty(PeriodCounting.Make(ReportInputs.Of(asked), ReportInputs.Request(May, minAuthors: 3)).Areas.SelectMany(one => one.Topics));
    }

    [Fact]
    public void Topics_are_ranked_by_conversations_then_people_then_reactions()
    {
        var report = Make(May, [
            .. Enumerable.Range(0, 3).Select(number => ReportInputs.Asked(number, ReportInputs.At(5, 1 + number), "mostaskd")),
            ReportInputs.Asked(10, ReportInputs.At(5, 2), "liked000") with { }, Liked(ReportInputs.Asked(11, ReportInputs.At(5, 3), "liked000")),
            ReportInputs.Asked(12, ReportInputs.At(5, 2), "plain000"), ReportInputs.Asked(13, ReportInputs.At(5, 3), "plain000"),
        ]);
        Assert.Equal(["mostaskd", "liked000", "plain000"], report.Areas[0].Topics.Select(topic => topic.Cluster.Value));
    }

    [Fact]
    public void What_was_never_answered_makes_the_waiting_longer_instead_of_being_left_out()
    {
        var asked = Enumerable.Range(0, 10).Select(number => ReportInputs.Asked(number, ReportInputs.At(5, 1), answeredAfter: number < 6 ? 1 + number : null));
        var help = Make(May, [.. asked, ReportInputs.Asked(99, ReportInputs.At(7, 1))]).Help;
        Assert.Equal((10, 6, 5.0), (help.Asking, help.ToAnswer.Over, help.ToAnswer.MedianHours));
        Assert.Null(help.ToAnswer.P90Hours);
    }

    [Fact]
    public void Open_questions_have_enough_people_behind_them()
    {
        var report = Make(May, [
            ReportInputs.Asked(1, ReportInputs.At(5, 2), "invain00", answeredAfter: null), ReportInputs.Asked(2, ReportInputs.At(5, 3), "invain00", answeredAfter: null),
            ReportInputs.Asked(3, ReportInputs.At(5, 4), "lonely00", answeredAfter: null),
        ]);
        var open = Assert.Single(report.Unanswered);
        Assert.Equal(("invain00", 2, 2), (open.Cluster.Value, open.Unanswered, open.Askers));
        Assert.Equal(0, report.Totals.Answered);
    }

    [Fact]
    public void A_period_without_anything_says_so_and_one_with_little_as_well()
    {
        Assert.Contains(ReportNote.NoData, Make(May, []).Notes);
        var little = PeriodCounting.Make(ReportInputs.Of([ReportInputs.Asked(1, ReportInputs.At(5, 9))]), ReportInputs.Request(May, isCompared: true)).Notes;
        Assert.Equal([ReportNote.LittleData, ReportNote.NothingBefore, ReportNote.NotOver, ReportNote.NoSeasons, ReportNote.NoMap], little);
    }

    [Fact]
    public void Few_helpers_are_not_told_of()
    {
        Assert.Null(Make(May, [ReportInputs.Asked(1, ReportInputs.At(5, 9))]).Help.Helpers);
        var two = ReportInputs.Asked(1, ReportInputs.At(5, 9));
        Assert.Equal(2, Make(May, [two with { Activity = two.Activity with { Helpers = [new Pseudonym("a"), new Pseudonym("b")] } }]).Help.Helpers!.People);
    }

    [Fact]
    public void A_season_is_told_after_three_whole_years_only()
    {
        List<MinedConversation> asked = [];
        for (var month = new DateTimeOffset(2021, 1, 1, 0, 0, 0, TimeSpan.Zero); month.Year < 2025; month = month.AddMonths(1))
        {
            for (var number = 0; number < 40; number++)
            {
                var isBilling = number < (month.Month is 11 or 12 ? 30 : 8 + (month.Month % 3));
                asked.Add(ReportInputs.Asked(asked.Count, month.AddHours(number * 10), theme: isBilling ? "billing" : "setup"));
            }
        }

        var seasons = Make(ReportInputs.Year2024, asked).Trends.Seasons!;
        Assert.Superset(new HashSet<int> { 11, 12 }, seasons.Single(season => season.Theme == "billing").Months.ToHashSet());
        Assert.Null(Make(ReportInputs.Year2024, [.. asked.Where(one => one.Activity.StartedAt.Year > 2022)]).Trends.Seasons);
    }

    [Theory]
    [InlineData("2024-01-01..2024-12-31", "2023-01-01..2023-12-31")]
    [InlineData("2024-03-01..2024-03-31", "2024-02-01..2024-02-29")]
    [InlineData("2024-03-10..2024-03-19", "2024-02-29..2024-03-09")]
    public void The_period_before_is_as_long(string period, string before) => Assert.Equal(before, ReportPeriod.Find(period)!.Value.Before.ToString());

    private static PeriodReport Make(ReportPeriod period, IReadOnlyList<MinedConversation> conversations) =>
        PeriodCounting.Make(ReportInputs.Of(conversations), ReportInputs.Request(period));

    private static MinedConversation By(string asker, MinedConversation conversation) =>
        conversation with { Activity = conversation.Activity with { Asker = new Pseudonym(asker) } };

    private static MinedConversation Liked(MinedConversation conversation) =>
        conversation with { Activity = conversation.Activity with { Reactions = 3 } };
}
