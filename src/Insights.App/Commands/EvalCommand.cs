using System.CommandLine;
using Insights.App.Evaluating;
using Insights.Evaluate;

namespace Insights.App.Commands;

/// <summary>Measures each part of the product on labelled data.</summary>
internal static class EvalCommand
{
    private static readonly Argument<string> FilePath = new("PATH") { Description = "The file of labelled lines." };

    private static readonly Argument<string> ExportPath = new("PATH")
    {
        Description = "An export folder with a gold folder. A copy without the gold is mined in a temporary folder; with --out, what that folder holds is measured.",
    };

    private static readonly Argument<string> EitherPath = new("PATH")
    {
        Description = "A file of lines {id, text, label}, with or without title, or an export folder with a gold folder.",
    };

    private static readonly Option<string?> Predictions = new("--predictions")
    {
        Description = "Write one JSON line for each input id with what was predicted.",
        HelpName = "FILE",
    };

    private static readonly Option<string?> Baseline = new("--baseline")
    {
        Description = "Figures to compare with: what --json printed, or {measure: value}. Ends with code 1 when a figure is below.",
        HelpName = "FILE",
    };

    private static readonly Option<string> Shared = new("--shared")
    {
        Description = "The folder of cluster-*.jsonl, retrieval-*.jsonl and threads-*.jsonl files to measure on beside the sample.",
        HelpName = "DIR",
        Required = true,
    };

    public static Command Create() => new("eval", "Measure the product on labelled data: one table of measure, now, baseline, change.")
    {
        Mapped(Kind("cluster", "Are texts of one intent put together?", FilePath, Measuring.ClusterAsync)),
        Kind("themes", "Do texts get the right theme?", EitherPath, Measuring.ThemesAsync),
        Kind("retrieval", "Do questions find their entry, and is it known when there is none?", FilePath, Measuring.RetrievalAsync),
        Kind("threads", "Are talks in a flat channel taken apart?", FilePath, Measuring.ThreadsAsync),
        Kind("faq", "Is the FAQ of a community right, complete and harmless?", ExportPath, Measuring.FaqAsync),
        Quality(),
        FitThreads(),
    };

    private static Command Kind(
        string name, string description, Argument<string> path, Func<CommandContext, Measurement, CancellationToken, Task<Evaluation>> measure)
    {
        var command = new Command(name, description)
        {
            path, Predictions, Baseline, SharedOptions.Model, SharedOptions.Taxonomy, SharedOptions.Out, SharedOptions.Work, SharedOptions.Json,
        };
        command.SetAction((parsed, cancellationToken) => CommandContext.RunAsync(
            parsed,
            async context =>
            {
                // Read first: a missing baseline should not cost an evaluation.
                var baseline = parsed.GetValue(Baseline) is { } file ? BaselineFile.Read(file) : null;
                var isGiven = parsed.GetResult(SharedOptions.Out) is { Implicit: false };
                var map = MapFile.Find(parsed);
                map?.EnsureWritable();
                var evaluation = await measure(
                    context, new Measurement(parsed.GetValue(path)!, isGiven) { IsMapped = map is not null }, cancellationToken);
                if (evaluation.Map is { } drawn)
                {
                    await map!.WriteAsync(drawn, cancellationToken);
                }

                if (parsed.GetValue(Predictions) is { } predictions)
                {
                    await EvaluationReport.WritePredictionsAsync(predictions, evaluation, cancellationToken);
                }

                return EvaluationReport.Tell(context, evaluation, baseline);
            },
            cancellationToken));
        return command;
    }

    private static Command Mapped(Command command)
    {
        command.Add(SharedOptions.Map);
        return command;
    }

    private static Command FitThreads()
    {
        var command = new Command("fit-threads", "Print the weights of the talk splitter, fitted on a file of annotated logs.")
        {
            FilePath,
        };
        command.Hidden = true;
        command.SetAction((parsed, cancellationToken) => CommandContext.RunAsync(
            parsed, context => ThreadFitting.WriteAsync(context, parsed.GetValue(FilePath)!, cancellationToken), cancellationToken));
        return command;
    }

    private static Command Quality()
    {
        var command = new Command("quality", "Print the quality table of the README, for both bundled models. Takes some minutes.")
        {
            ExportPath, Shared,
        };
        command.SetAction((parsed, cancellationToken) => CommandContext.RunAsync(
            parsed,
            context => QualityTable.WriteAsync(context, parsed.GetValue(ExportPath)!, parsed.GetValue(Shared)!, cancellationToken),
            cancellationToken));
        return command;
    }
}
