using System.Text.Json;
using Insights.Draft;
using Insights.Publish;

namespace Insights.App.Reviewing;

/// <summary>Drafts and decisions as JSON, the same from the command line and the web.</summary>
internal static class ReviewJson
{
    public static object Line(ReviewItem item) => new
    {
        Id = item.Cluster.Value,
        Verdict = item.Word,
        item.Reason,
        item.Question,
        item.Confidence,
        item.Asked,
        item.Version,
        IsPublished = item.Published is not null,
        IsPinned = item.Decision.IsPinned == true,
        Decision = item.Decision.Kind == DecisionKind.None ? null : item.Decision.Kind.ToString(),
        Feedback = Votes(item),
    };

    public static object Sheet(ReviewSheet sheet) => new
    {
        Id = sheet.Item.Cluster.Value,
        sheet.Item.Version,
        Verdict = sheet.Item.Word,
        sheet.Item.Reason,
        sheet.Item.Question,
        Answer = (sheet.Item.Drafted?.Draft.Answer ?? sheet.Item.Published?.Answer ?? []).Select(Plain),
        Dropped = (sheet.Item.Drafted?.Dropped ?? []).Select(dropped => new { dropped.Claim.Text, dropped.Reason }),
        Published = sheet.Item.Published is { } entry ? new { entry.Question, Answer = entry.Answer.Select(Plain), entry.Note } : null,
        IsPinned = sheet.Item.Decision.IsPinned == true,
        Feedback = Votes(sheet.Item),
        Conversations = sheet.Conversations.Select(conversation => new { Id = conversation.Id.ToString(), conversation.Title, Url = conversation.Link.AbsoluteUri }),
        History = sheet.Item.History.Select(decision => new { decision.At, decision.Who, What = decision.Word, decision.Reason }),
    };

    public static object Outcome(ReviewOutcome outcome) => outcome switch
    {
        ReviewOutcome.Published published => new
        {
            Outcome = "published",
            Changes = published.Changes.Select(change => new { change.Entry, Kind = Word(change.Kind), change.Other }),
            Items = published.Items.Select(Line),
            Unanswered = published.Unanswered.Select(cluster => cluster.Value),
        },
        ReviewOutcome.Moved moved => new { Outcome = "moved", Items = new[] { Line(moved.Item) } },
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static string Word(ChangeKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());

    private static object? Votes(ReviewItem item) =>
        item.Feedback is { } said ? new { said.Helped, said.NotHelpful, said.AskedHuman } : null;

    private static object Plain(Claim claim) => new
    {
        claim.Text,
        Evidence = claim.Evidence.Select(piece => new { Message = piece.Message.ToString(), piece.Quote, Url = piece.Url.AbsoluteUri }),
    };
}
