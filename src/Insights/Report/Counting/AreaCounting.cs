using Insights.Classify;
using Insights.Report.Statistics;

namespace Insights.Report.Counting;

/// <summary>Puts conversations and topics into their areas.</summary>
internal static class AreaCounting
{
    private const int MostTopics = 40;

    /// <summary>The themes to show: those given, then others that conversations have, the rest last.</summary>
    public static IReadOnlyList<ThemeTitle> ThemesOf(ReportInput input)
    {
        var known = input.Themes.Where(theme => theme.Name != Theme.Other.Name).ToList();
        var others = input.Conversations.Select(conversation => conversation.Theme).Distinct(StringComparer.Ordinal)
            .Where(name => name != Theme.Other.Name && known.TrueForAll(theme => theme.Name != name))
            .Order(StringComparer.Ordinal).Select(name => new ThemeTitle(name, name));
        var rest = input.Themes.FirstOrDefault(theme => theme.Name == Theme.Other.Name) ?? new ThemeTitle(Theme.Other.Name, "Other");
        return [.. known, .. others, rest];
    }

    public static Area Make(ThemeTitle theme, PeriodSlice now, PeriodSlice? before, IReadOnlyList<Topic> topics, TopicCounting counting)
    {
        var here = now.Conversations.Where(conversation => conversation.Theme == theme.Name).ToList();
        var totals = PeriodTotals.Of(now with { Conversations = here });
        var earlier = before?.Conversations.Count(conversation => conversation.Theme == theme.Name);
        var shown = topics.Where(topic => topic.Theme == theme.Name).Take(MostTopics).ToList();
        return new Area
        {
            Theme = theme.Name,
            Title = theme.Title,
            Conversations = here.Count,
            Share = ShareOf(here.Count, now.Conversations.Count),
            ShareInterval = ExactIntervals.OfShare(here.Count, now.Conversations.Count),
            Previous = earlier,
            PreviousShare = before is { Conversations.Count: > 0 } ? ShareOf(earlier!.Value, before.Conversations.Count) : null,
            Asking = totals.Asking,
            Answered = totals.Answered,
            Solved = totals.Solved,
            Topics = shown,
            TopicsNotShown = counting.Slices.Count(slice => slice.Now.Count > 0 && counting.ThemeOf(slice) == theme.Name) - shown.Count,
            Alone = here.Count(conversation => conversation.Cluster is null),
        };
    }

    private static double ShareOf(int count, int total) => total == 0 ? 0 : (double)count / total;
}
