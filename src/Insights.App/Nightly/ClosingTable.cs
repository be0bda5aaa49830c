using System.Globalization;
using Insights.App.Commands;
using Insights.App.ModelClients;
using Insights.Pipeline;

namespace Insights.App.Nightly;

/// <summary>What a run did, for the one who started it.</summary>
internal static class ClosingTable
{
    public static void Write(CommandContext context, Run run, RunReport report)
    {
        context.WriteTable(
            ["stage", "gave", "", "seconds", "a second"],
            [
                .. run.Stages.Select(stage => new[]
                {
                    stage.Stage, Number(stage.Count), stage.Unit, Seconds(stage.Seconds),
                    stage.Seconds > 0 ? Number((long)(stage.Count / stage.Seconds)) : "",
                }),
            ]);
        var counts = report.Counts;
        var changes = counts.Changes.Count == 0
            ? "nothing changed"
            : string.Join(", ", counts.Changes.Select(change => $"{Number(change.Value)} {change.Key}"));
        if (counts.Live is { } live)
        {
            context.Output.WriteLine(
                $"Discord: {Number(live.Listed)} channels and threads, {Number(live.Read)} with news, {Number(live.LookedAt)} looked at again, "
                + $"{Number(live.Gone)} gone, {Number(live.Refused)} refused; {Number(live.Calls)} calls.");
        }

        context.Output.WriteLine(
            $"{Number(counts.Messages.New)} new, {Number(counts.Messages.Changed)} changed and "
            + $"{Number(counts.Messages.Unchanged)} known messages; {Number(counts.ConversationsChanged)} conversations read differently.");
        context.Output.WriteLine(
            $"{Number(counts.Drafted)} drafts ({Number(counts.DraftsReused)} reused): {Number(counts.Accepted)} accepted, "
            + $"{Number(counts.NeedHuman)} wait for a person, {Number(counts.Rejected.Values.Sum())} rejected; "
            + $"{Number(counts.Unanswered)} questions unanswered.");
        context.Output.WriteLine(
            $"{Number(counts.Entries)} entries in {context.OutFolder}: {changes}. "
            + $"{Seconds(report.TotalSeconds)} s, {report.Models.Embedding.Name}, drafted {string.Join(", ", report.Models.DraftedBy)}.");
        if (report.Model is { } model)
        {
            context.Output.WriteLine(ChatSummary.Line(model));
        }
    }

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Seconds(double seconds) => seconds.ToString("0.0", CultureInfo.InvariantCulture);
}
