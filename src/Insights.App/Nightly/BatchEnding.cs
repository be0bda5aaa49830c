using System.Globalization;
using System.Text;
using Insights.App.Commands;
using Insights.App.Logging;
using Insights.Pipeline;
using Insights.Publish;

namespace Insights.App.Nightly;

/// <summary>Tells how a batch ended: warnings, table or JSON, log, exit code.</summary>
internal static class BatchEnding
{
    public static int Tell(CommandContext context, BatchOptions options, Batch batch)
    {
        var (run, report, outcome) = batch;
        foreach (var warning in run.Warnings)
        {
            context.Warn(warning);
        }

        if (context.IsJson)
        {
            var told = report with { PublishedChanges = outcome.Changes, IsDryRun = options.IsDryRun };
            context.Output.WriteLine(Encoding.UTF8.GetString(told.Write()));
        }
        else
        {
            ClosingTable.Write(context, run, report);
            if (options.IsDryRun)
            {
                WriteChanges(context, outcome);
            }
        }

        Log(context, run, report);
        if (!outcome.IsBlocked)
        {
            return ExitCode.Done;
        }

        context.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Publishing is blocked: {outcome.Continuity:P0} of the conversations keep their entry and Publish:MinContinuity is {context.Settings.Publish.MinContinuity:P0} ({outcome.Moves.Count} moved); look at them with --dry-run --json and publish all the same with --accept-moves."));
        return ExitCode.Blocked;
    }

    private static void WriteChanges(CommandContext context, PublishOutcome outcome)
    {
        context.Output.WriteLine("Nothing was published (--dry-run). It would change:");
        foreach (var change in outcome.Changes)
        {
            var other = change.Other is { } entry ? $" ({entry})" : "";
            context.Output.WriteLine($"  {change.Kind.ToString().ToLowerInvariant()} {change.Entry}{other}");
        }
    }

    private static void Log(CommandContext context, Run run, RunReport report)
    {
        foreach (var stage in run.Stages)
        {
            context.Log.StageEnded(stage.Stage, stage.Count, stage.Unit, stage.Seconds);
        }

        var counts = report.Counts;
        var (rejected, changes) = (counts.Rejected.Values.Sum(), counts.Changes.Values.Sum());
        context.Log.Reviewed(counts.Accepted, counts.Drafted, counts.NeedHuman, rejected, counts.Unanswered);
        context.Log.Published(counts.Entries, changes, report.Warnings.Count, report.IsBlocked);
    }
}
