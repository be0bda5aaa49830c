using Insights.App.Reviewing;

namespace Insights.App.Web.Queue;

/// <summary>Which drafts and entries the list shows.</summary>
internal sealed record QueueFilter(string? Show, string? Words)
{
    public const string Waiting = "waiting";
    public const string InFaq = "published";
    public const string Rejected = "rejected";
    public const string Lacking = "lacking";
    public const string All = "all";

    public string Chosen => Show is InFaq or Rejected or Lacking or All ? Show : Waiting;

    public bool Takes(ReviewItem item) => Is(Chosen, item)
        && (Words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word =>
            item.Question.Contains(word, StringComparison.OrdinalIgnoreCase) || item.Id.Contains(word, StringComparison.OrdinalIgnoreCase));

    public static bool Is(string kind, ReviewItem item) => kind switch
    {
        InFaq => item.Published is not null,
        Rejected => item.Word == "rejected" || item.Decision.Kind == Insights.Publish.DecisionKind.Rejected,
        Lacking => item.Feedback is { IsLacking: true },
        All => true,
        _ => item.Waits,
    };
}
