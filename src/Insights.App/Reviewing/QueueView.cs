using System.Globalization;
using Insights.App.Commands;
using Insights.Publish;

namespace Insights.App.Reviewing;

/// <summary>Shows the queue in a terminal or as JSON.</summary>
internal static class QueueView
{
    public static async Task<int> ListAsync(CommandContext context, ReviewDesk desk, bool all, CancellationToken cancellationToken) =>
        List(context, await desk.LookAsync(cancellationToken), all);

    public static async Task<int> ShowAsync(CommandContext context, ReviewDesk desk, string id, CancellationToken cancellationToken) =>
        Show(context, await desk.ReadAsync(id, cancellationToken));

    private static int List(CommandContext context, ReviewSnapshot snapshot, bool all)
    {
        var shown = snapshot.Items.Where(item => all || item.Waits).ToList();
        if (context.IsJson)
        {
            context.WriteJson(shown.Select(ReviewJson.Line));
        }
        else if (shown.Count == 0)
        {
            context.Output.WriteLine("No draft waits for a person.");
        }
        else
        {
            context.WriteTable(
                ["id", "verdict", "sure", "asked", "votes", "question", "why"],
                [
                    .. shown.Select(item => new[]
                    {
                        item.Cluster.Value, item.Word, item.Confidence.ToString("0.00", CultureInfo.InvariantCulture),
                        item.Asked.ToString(CultureInfo.InvariantCulture), Votes(item.Feedback), item.Question, item.Reason,
                    }),
                ]);
        }

        return ExitCode.Done;
    }

    // Helped, and left without help.
    private static string Votes(EntryFeedback? said) =>
        said is null ? "" : string.Create(CultureInfo.InvariantCulture, $"+{said.Helped} -{said.NotHelpful + said.AskedHuman}");

    private static int Show(CommandContext context, ReviewSheet sheet)
    {
        if (context.IsJson)
        {
            context.WriteJson(ReviewJson.Sheet(sheet));
            return ExitCode.Done;
        }

        var item = sheet.Item;
        context.Output.WriteLine($"{item.Cluster}  {item.Word}  {item.Reason}".TrimEnd());
        context.Output.WriteLine($"version {item.Version}");
        if (item.Feedback is { } said)
        {
            context.Output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"helped {said.Helped}, not helpful {said.NotHelpful}, a person was asked for {said.AskedHuman}"));
        }

        context.Output.WriteLine(item.Question);
        foreach (var claim in item.Drafted?.Draft.Answer ?? item.Published!.Answer)
        {
            context.Output.WriteLine($"- {claim.Text}");
            foreach (var piece in claim.Evidence)
            {
                context.Output.WriteLine($"    \"{piece.Quote}\" {piece.Url}");
            }
        }

        foreach (var dropped in item.Drafted?.Dropped ?? [])
        {
            context.Output.WriteLine($"- dropped, {dropped.Reason}: {dropped.Claim.Text}");
        }

        foreach (var conversation in sheet.Conversations)
        {
            context.Output.WriteLine($"  conversation {conversation.Id} {conversation.Title} {conversation.Link}".TrimEnd());
        }

        foreach (var decision in item.History)
        {
            context.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {decision.At:yyyy-MM-dd HH:mm} {decision.Word} by {decision.Who}{(decision.Reason is { } why ? $": {why}" : "")}"));
        }

        return ExitCode.Done;
    }

    /// <summary>Tells how a decision ended.</summary>
    public static int Tell(CommandContext context, ReviewOutcome outcome)
    {
        if (context.IsJson)
        {
            context.WriteJson(ReviewJson.Outcome(outcome));
        }

        return outcome switch
        {
            ReviewOutcome.Published published => Tell(context, published),
            ReviewOutcome.Moved moved => throw new UnusableException(
                $"{moved.Item.Id} is not what you looked at any more; look again with 'insights review show {moved.Item.Id}'."),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static int Tell(CommandContext context, ReviewOutcome.Published published)
    {
        if (!context.IsJson)
        {
            foreach (var item in published.Items)
            {
                context.Output.WriteLine($"{item.Id}  {(item.Published is null ? "not in the FAQ" : "in the FAQ")}  {item.Reason}".TrimEnd());
            }

            foreach (var cluster in published.Unanswered)
            {
                context.Output.WriteLine($"faq-{cluster}  not in the FAQ  nothing in its conversations answers it");
            }

            context.Output.WriteLine(published.Changes.Count == 0
                ? "Kept; nothing changed in the FAQ."
                : $"Kept and published: {string.Join(", ", published.Changes.Select(change => $"{change.Entry} {ReviewJson.Word(change.Kind)}"))}.");
        }

        return ExitCode.Done;
    }
}
