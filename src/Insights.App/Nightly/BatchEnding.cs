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

        context.Error.WriteLine(BlockedLine(context, outcome));
        return ExitCode.Blocked;
    }

    /// <summary>Why nothing new was published, and what to do.</summary>
    public static string BlockedLine(CommandContext context, PublishOutcome outcome) => string.Create(
        CultureInfo.InvariantCulture,
        $"Publishing is blocked: {outcome.Continuity:P0} of the conversations keep their entry and Publish:MinContinuity is {context.Settings.Publish.MinContinuity:P0} ({outcome.Moves.Count} moved); look at them with --dry-run --json and publish all the same with --accept-moves.");

    /// <summary>Tells that the batch goes on when replies come.</summary>
    public static int Tell(CommandContext context, BatchWaitsException waits)
    {
        if (context.IsJson)
        {
            context.WriteJson(new { waits.Calls, waits.File, waits.Stage });
        }
        else
        {
            context.Output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{waits.Calls:N0} calls of the {waits.Stage} stage wait in {waits.File}; nothing was published. Have them answered as a batch and go on with --batch-in REPLIES."));
        }

        context.Log.BatchWaits(waits.Calls, waits.Stage);
        return ExitCode.Done;
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

    /// <summary>Writes down how it went, in counts.</summary>
    public static void Log(CommandContext context, Run run, RunReport report)
    {
        foreach (var stage in run.Stages)
        {
            context.Log.StageEnded(stage.Stage, stage.Count, stage.Unit, stage.Seconds);
        }

        var counts = report.Counts;
        var (rejected, changes) = (counts.Rejected.Values.Sum(), counts.Changes.Values.Sum());
        context.Log.Reviewed(counts.Accepted, counts.Drafted, counts.NeedHuman, rejected, counts.Unanswered);
        if (report.Model is { } model)
        {
            var refused = model.Refused.Values.Sum();
            context.Log.ModelAsked(model.Name, model.Calls, model.CacheHits, model.TokensIn, model.TokensOut, refused);
        }

        context.Log.Published(counts.Entries, changes, report.Warnings.Count, report.IsBlocked);
    }
}
