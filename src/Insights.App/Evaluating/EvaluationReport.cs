using System.Globalization;
using System.Text.Json;
using Insights.App.Commands;
using Insights.Evaluate;

namespace Insights.App.Evaluating;

/// <summary>Shows an evaluation beside its baseline.</summary>
internal static class EvaluationReport
{
    // Times differ from machine to machine: they are shown, never judged.
    private const string Timed = "seconds";
    private const int Digits = 6;

    public static int Tell(CommandContext context, Evaluation evaluation, IReadOnlyDictionary<string, double>? baseline)
    {
        var below = evaluation.Measures.Where(measure => IsBelow(measure, baseline)).ToList();
        if (context.IsJson)
        {
            context.WriteJson(new
            {
                evaluation.Kind,
                evaluation.Model,
                Measures = evaluation.Measures.ToDictionary(measure => measure.Name, measure => Rounded(measure.Value)),
                Baseline = baseline,
                Below = below.Select(measure => measure.Name),
                evaluation.Details,
            });
        }
        else
        {
            context.Output.WriteLine($"eval {evaluation.Kind}, {evaluation.Model}");
            context.WriteTable(["measure", "now", "baseline", "change"], [.. evaluation.Measures.Select(measure => Row(measure, baseline))]);
        }

        if (below.Count == 0)
        {
            return ExitCode.Done;
        }

        context.Error.WriteLine($"Below the baseline: {string.Join(", ", below.Select(measure => measure.Name))}; improve them, or move the baseline with a reason.");
        return ExitCode.Fault;
    }

    public static async Task WritePredictionsAsync(string file, Evaluation evaluation, CancellationToken cancellationToken)
    {
        try
        {
            await File.WriteAllLinesAsync(
                file,
                evaluation.Predictions.Select(prediction => JsonSerializer.Serialize(prediction, prediction.GetType(), CommandContext.OneLine)),
                cancellationToken);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new WorkFaultException($"The predictions cannot be written to {file}; name a file in a folder that can be written.", cause);
        }
    }

    private static bool IsBelow(Measured measure, IReadOnlyDictionary<string, double>? baseline)
    {
        if (measure.Name == Timed || baseline is null || !baseline.TryGetValue(measure.Name, out var before))
        {
            return false;
        }

        return Rounded(measure.Value) is not { } now || (measure.HigherIsBetter ? now < Rounded(before) : now > Rounded(before));
    }

    private static string[] Row(Measured measure, IReadOnlyDictionary<string, double>? baseline)
    {
        double? before = baseline is not null && baseline.TryGetValue(measure.Name, out var value) ? value : null;
        var change = measure.Value - before;
        return [measure.Name, Text(measure.Value), Text(before), change is { } by ? by.ToString("+0.000;-0.000;0.000", CultureInfo.InvariantCulture) : ""];
    }

    private static string Text(double? value) => value switch
    {
        null => "",
        { } figure when figure == Math.Floor(figure) && figure > 1 => figure.ToString("0", CultureInfo.InvariantCulture),
        { } figure => figure.ToString("0.000", CultureInfo.InvariantCulture),
    };

    private static double? Rounded(double? value) => value is { } figure ? Math.Round(figure, Digits) : null;
}
