using Insights.Report.Mined;

namespace Insights.Report.Counting;

/// <summary>The conversations that began in a period.</summary>
public sealed record PeriodSlice(ReportPeriod Period, IReadOnlyList<MinedConversation> Conversations)
{
    public static PeriodSlice Of(IEnumerable<MinedConversation> conversations, ReportPeriod period) =>
        new(period, [.. conversations.Where(conversation => period.Contains(conversation.Activity.StartedAt))]);

    /// <summary>How many of some conversations began in each of so many stretches of equal length.</summary>
    public int[] CountStretches(IEnumerable<MinedConversation> conversations, int stretches)
    {
        var counts = new int[stretches];
        foreach (var conversation in conversations)
        {
            counts[StretchOf(conversation, stretches)]++;
        }

        return counts;
    }

    private int StretchOf(MinedConversation conversation, int stretches)
    {
        var day = DateOnly.FromDateTime(conversation.Activity.StartedAt.UtcDateTime).DayNumber - Period.From.DayNumber;
        return (int)((long)day * stretches / Period.Days);
    }
}
