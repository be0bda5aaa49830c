using Insights.App.Commands;
using Insights.Draft;
using Insights.Embed;
using Insights.Pipeline;

namespace Insights.App.Nightly;

/// <summary>Puts together what run.json says.</summary>
internal static class BatchReport
{
    public static RunReport Make(CommandContext context, BatchPlan plan, ModelIdentity model, Run run, Night night, int reused) => new()
    {
        Version = InsightsCommand.Version,
        StartedAt = plan.Now,
        Mode = plan.Options.IsFull ? "full" : "incremental",
        Counts = RunCounts.Of(night, reused),
        Seconds = run.Stages.ToDictionary(stage => stage.Stage, stage => Math.Round(stage.Seconds, 3)),
        TotalSeconds = 0,
        Models = new RunModels(
            model,
            [.. night.Drafts.OfType<DraftOutcome.Drafted>().Select(drafted => drafted.Draft.DraftedBy).Distinct().Order(StringComparer.Ordinal)]),
        Thresholds = new RunThresholds(
            plan.Review.MinAuthors, plan.Review.MinConversations, plan.Review.AcceptAt, context.Settings.Publish.MinContinuity),
        Continuity = night.Outcome.Continuity,
        IsBlocked = night.Outcome.IsBlocked,
        Warnings = run.Warnings,
    };
}
