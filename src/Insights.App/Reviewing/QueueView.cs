using System.Globalization;
using Insights.App.Commands;
using Insights.Draft;
using Insights.Pipeline;
using Insights.Publish;
using Insights.Review;

namespace Insights.App.Reviewing;

/// <summary>Shows the queue.</summary>
internal static class QueueView
{
    public static int List(CommandContext context, bool all)
    {
        var decided = DecisionFile.Fold(DecisionFile.Read(context.Work)).ToDictionary(decision => decision.Cluster);
        var shown = ReviewQueue.Read(context.Work)
            .Where(reviewed => all || (reviewed.Verdict is Verdict.NeedsHuman && !Holds(decided.GetValueOrDefault(reviewed.Draft.Cluster), reviewed)))
            .Select(reviewed => (reviewed.Draft, Verdict: Queue.Explain(reviewed.Verdict)))
            .ToList();
        if (context.IsJson)
        {
            context.WriteJson(shown.Select(one => new
            {
                Id = one.Draft.Cluster.Value,
                Verdict = one.Verdict.Word,
                one.Verdict.Reason,
                one.Draft.Question,
                one.Draft.Confidence,
                one.Draft.Asked,
                Decision = decided.GetValueOrDefault(one.Draft.Cluster)?.Kind.ToString(),
            }));
            return ExitCode.Done;
        }

        if (shown.Count == 0)
        {
            context.Output.WriteLine("No draft waits for a person.");
            return ExitCode.Done;
        }

        context.WriteTable(
            ["id", "verdict", "sure", "asked", "question", "why"],
            [
                .. shown.Select(one => new[]
                {
                    one.Draft.Cluster.Value, one.Verdict.Word, one.Draft.Confidence.ToString("0.00", CultureInfo.InvariantCulture),
                    one.Draft.Asked.ToString(CultureInfo.InvariantCulture), one.Draft.Question, one.Verdict.Reason,
                }),
            ]);
        return ExitCode.Done;
    }

    public static int Show(CommandContext context, string id)
    {
        var reviewed = Queue.Get(context.Work, id);
        var (word, reason) = Queue.Explain(reviewed.Verdict);
        if (context.IsJson)
        {
            context.WriteJson(new
            {
                Id = reviewed.Draft.Cluster.Value,
                Verdict = word,
                Reason = reason,
                reviewed.Draft.Question,
                Answer = reviewed.Draft.Answer.Select(Plain),
                Dropped = reviewed.Dropped.Select(dropped => new { dropped.Claim.Text, dropped.Reason }),
            });
            return ExitCode.Done;
        }

        context.Output.WriteLine($"{reviewed.Draft.Cluster}  {word}  {reason}".TrimEnd());
        context.Output.WriteLine(reviewed.Draft.Question);
        foreach (var claim in reviewed.Draft.Answer)
        {
            context.Output.WriteLine($"- {claim.Text}");
            foreach (var piece in claim.Evidence)
            {
                context.Output.WriteLine($"    \"{piece.Quote}\" {piece.Url}");
            }
        }

        foreach (var dropped in reviewed.Dropped)
        {
            context.Output.WriteLine($"- dropped, {dropped.Reason}: {dropped.Claim.Text}");
        }

        return ExitCode.Done;
    }

    private static object Plain(Claim claim) => new
    {
        claim.Text,
        Evidence = claim.Evidence.Select(piece => new { Message = piece.Message.ToString(), piece.Quote, Url = piece.Url.AbsoluteUri }),
    };

    private static bool Holds(Decision? decision, ReviewedDraft reviewed) =>
        decision is { Kind: not DecisionKind.None } && (decision.Fingerprint is null || decision.Fingerprint == reviewed.Draft.Fingerprint);
}
