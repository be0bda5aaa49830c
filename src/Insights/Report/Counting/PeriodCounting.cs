namespace Insights.Report.Counting;

/// <summary>Counts a period: the whole report but for what must be looked up in the store.</summary>
public static class PeriodCounting
{
    private const int LittleData = 30;
    private const int Weekdays = 7;
    private const int HoursADay = 24;

    public static PeriodReport Make(ReportInput input, ReportRequest request)
    {
        var now = PeriodSlice.Of(input.Conversations, request.Period);
        var before = request.Previous is { } previous ? PeriodSlice.Of(input.Conversations, previous) : null;
        var themes = AreaCounting.ThemesOf(input);
        var names = themes.Select(theme => theme.Name).ToList();
        var counting = new TopicCounting(input, request, now, before);
        var known = input.Conversations.Count == 0 ? (DateTimeOffset?)null : input.Conversations.Max(conversation => conversation.Activity.LastAt);
        var shown = counting.Slices.Select(slice => (Topic: counting.Find(slice), Slice: slice)).Where(pair => pair.Topic is not null)
            .Select(pair => (Topic: pair.Topic!, pair.Slice)).ToList();
        List<Area> areas = [.. themes.Select(theme => AreaCounting.Make(theme, now, before, [.. shown.Select(pair => pair.Topic)], counting))];
        var trends = FindTrends(input, request, now, before, areas, counting);
        var topicMap = TopicMap.Of(now, names, shown.Select(pair => pair.Slice));
        return new PeriodReport
        {
            Community = input.Community,
            Period = request.Period,
            Previous = request.Previous,
            MinAuthors = request.MinAuthors,
            KnownUntil = known is { } last ? DateOnly.FromDateTime(last.UtcDateTime) : null,
            NotMined = input.NotMined,
            Totals = PeriodTotals.Of(now),
            PreviousTotals = before is null ? null : PeriodTotals.Of(before),
            Areas = WithArrows(areas, trends),
            Months = MonthCount.Of(now, names),
            Trends = trends,
            Help = HelpReport.Of(now, known ?? default, request.MinAuthors),
            Unanswered = OpenQuestion.Find(shown, request.MinAuthors),
            Hours = CountHours(now),
            Map = topicMap,
            Notes = [.. NotesOf(input, request, now, before, known, trends, topicMap)],
        };
    }

    private static TrendReport FindTrends(
        ReportInput input, ReportRequest request, PeriodSlice now, PeriodSlice? before, List<Area> areas, TopicCounting counting)
    {
        var finder = new TrendFinder(now, before);
        foreach (var area in areas)
        {
            finder.Add(
                new Trend { Theme = area.Theme, Name = area.Title },
                [.. now.Conversations.Where(conversation => conversation.Theme == area.Theme)],
                [.. (before?.Conversations ?? []).Where(conversation => conversation.Theme == area.Theme)]);
        }

        foreach (var slice in counting.Slices)
        {
            if (counting.FindName(slice) is { } name)
            {
                finder.Add(new Trend { Theme = counting.ThemeOf(slice), Cluster = slice.Cluster, Name = name }, slice.Now, slice.Before);
            }
        }

        return finder.Report(SeasonCount.Find(input.Conversations, request.Period, [.. areas.Select(area => area.Theme)]));
    }

    private static List<Area> WithArrows(List<Area> areas, TrendReport trends)
    {
        var ofAreas = trends.Tested.Where(trend => trend.Cluster is null).ToDictionary(trend => trend.Theme, trend => trend.Arrow);
        var ofTopics = trends.Tested.Where(trend => trend.Cluster is not null).ToDictionary(trend => trend.Cluster!.Value, trend => trend.Arrow);
        return areas.ConvertAll(area => area with
        {
            Arrow = ofAreas.GetValueOrDefault(area.Theme),
            Topics = [.. area.Topics.Select(topic => topic with { Arrow = ofTopics.GetValueOrDefault(topic.Cluster) })],
        });
    }

    private static int[][] CountHours(PeriodSlice slice)
    {
        var hours = Enumerable.Range(0, Weekdays).Select(_ => new int[HoursADay]).ToArray();
        foreach (var start in slice.Conversations.Select(conversation => conversation.Activity.StartedAt.UtcDateTime))
        {
            // Sunday is 0 there and last here.
            hours[((int)start.DayOfWeek + Weekdays - 1) % Weekdays][start.Hour]++;
        }

        return hours;
    }

    private static IEnumerable<ReportNote> NotesOf(
        ReportInput input, ReportRequest request, PeriodSlice now, PeriodSlice? before, DateTimeOffset? known, TrendReport trends, TopicMap map)
    {
        var notes = new (ReportNote Note, bool Holds)[]
        {
            (ReportNote.NoData, now.Conversations.Count == 0),
            (ReportNote.LittleData, now.Conversations.Count is > 0 and < LittleData),
            (ReportNote.NothingBefore, before is { Conversations.Count: 0 }),
            (ReportNote.LittleBefore, before is { Conversations.Count: > 0 and < LittleData }),
            (ReportNote.NotOver, known is { } last && DateOnly.FromDateTime(last.UtcDateTime) < request.Period.To),
            (ReportNote.NotMined, input.NotMined > 0),
            (ReportNote.NoSeasons, trends.Seasons is null),
            (ReportNote.NoMap, map.Dots.Count == 0 && now.Conversations.Count > 0),
        };
        return notes.Where(note => note.Holds).Select(note => note.Note);
    }
}
