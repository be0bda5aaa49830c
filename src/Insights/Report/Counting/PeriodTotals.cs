namespace Insights.Report.Counting;

/// <summary>How much there was in a period.</summary>
/// <param name="Conversations">All that began in it.</param>
/// <param name="Asking">Those in which somebody asks something that others could answer.</param>
/// <param name="Answered">Of those, the ones in which somebody else wrote.</param>
/// <param name="Solved">Of those that ask, the ones in which the asker said that it works.</param>
/// <param name="Askers">Distinct people who began a conversation.</param>
/// <param name="People">Distinct people who wrote in one.</param>
public sealed record PeriodTotals(int Conversations, int Asking, int Answered, int Solved, int Askers, int People)
{
    public static PeriodTotals Of(PeriodSlice slice)
    {
        var asking = slice.Conversations.Where(conversation => conversation.IsAnswerable).ToList();
        return new PeriodTotals(
            slice.Conversations.Count,
            asking.Count,
            asking.Count(conversation => conversation.Activity.AnsweredAt is not null),
            asking.Count(conversation => conversation.Activity.SolvedAt is not null),
            CountPeople(slice, isAsker: true),
            CountPeople(slice, isAsker: false));
    }

    private static int CountPeople(PeriodSlice slice, bool isAsker) => slice.Conversations
        .SelectMany(conversation => conversation.Activity.Asker is { } asker
            ? isAsker ? [asker] : conversation.Activity.Helpers.Append(asker)
            : [])
        .Distinct().Count();
}
