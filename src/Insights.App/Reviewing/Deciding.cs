using Insights.App.Commands;
using Insights.App.Logging;
using Insights.App.Nightly;
using Insights.Pipeline;
using Insights.Publish;
using Insights.Review;

namespace Insights.App.Reviewing;

/// <summary>Keeps a decision with who and when, and publishes it at once.</summary>
internal static class Deciding
{
    public static async Task<int> RunAsync(
        CommandContext context, string id, string who, Func<ReviewedDraft, Decision> decide, CancellationToken cancellationToken)
    {
        var decision = decide(Queue.Get(context.Work, id));
        var options = new BatchOptions { IsBetweenNights = true };

        // What cannot be published must not be kept as decided.
        BatchPlan.Make(context, options);
        await DecisionFile.AddAsync(context.Work, new ReviewerDecision(decision, who, context.Clock.GetUtcNow()), cancellationToken);
        context.Log.Decided(decision.Kind, decision.Cluster);
        return await NightlyBatch.RunAsync(context, options, cancellationToken);
    }
}
