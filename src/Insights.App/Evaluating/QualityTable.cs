using System.Globalization;
using Insights.App.Commands;
using Insights.Evaluate;

namespace Insights.App.Evaluating;

/// <summary>The quality table of the README: every evaluation for both bundled models, as markdown.</summary>
internal static class QualityTable
{
    private static readonly string[] Models = ["all-MiniLM-L6-v2", "static-minilm-256"];

    public static async Task<int> WriteAsync(CommandContext context, string export, string shared, CancellationToken cancellationToken)
    {
        ExportCopy.RequireGold(export);
        if (!Directory.Exists(shared))
        {
            throw new UnusableException($"The folder {shared} does not exist; name the folder of evaluation files with --shared.");
        }

        var columns = new List<IReadOnlyList<(string Name, string Value)>>();
        foreach (var model in Models)
        {
            columns.Add(await MeasureAsync(context, model, export, shared, cancellationToken));
        }

        Write(context.Output, columns);
        return ExitCode.Done;
    }

    private static void Write(TextWriter output, List<IReadOnlyList<(string Name, string Value)>> columns)
    {
        output.WriteLine($"| measure | {string.Join(" | ", Models)} |");
        output.WriteLine($"|---|{string.Concat(Models.Select(_ => "---|"))}");
        foreach (var (place, row) in columns[0].Index())
        {
            output.WriteLine($"| {row.Name} | {string.Join(" | ", columns.Select(column => column[place].Value))} |");
        }
    }

    private static async Task<IReadOnlyList<(string Name, string Value)>> MeasureAsync(
        CommandContext outer, string model, string export, string shared, CancellationToken cancellationToken)
    {
        using var context = outer.With(model);
        var rows = new List<(string, string)>();
        using (var copy = ExportCopy.Make(export))
        {
            using var mined = context.In(Path.Combine(copy.Folder, "faq"), Path.Combine(copy.Folder, "work"));
            var run = await ChildRun.StartAsync(copy.Source, mined, cancellationToken);
            rows.Add(("`run` on the sample: seconds", Figure(run.GetProperty("totalSeconds").GetDouble())));
            rows.Add(("`run` on the sample: peak memory, MB", Figure(run.GetProperty("peakMemoryMegabytes").GetDouble())));
            Add(rows, "sample", await Measuring.FaqAsync(mined, new Measurement(export, IsPublished: true), cancellationToken));
        }

        foreach (var file in Directory.GetFiles(shared, "*.jsonl").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            var of = new Measurement(file, IsPublished: false);
            var evaluation = name.Split('-')[0] switch
            {
                "cluster" => await Measuring.ClusterAsync(context, of, cancellationToken),
                "themes" => await Measuring.ThemesAsync(context, of, cancellationToken),
                "retrieval" => await Measuring.RetrievalAsync(context, of, cancellationToken),
                "threads" => await Measuring.HeldOutThreadsAsync(context, of, cancellationToken),
                _ => null,
            };
            if (evaluation is not null)
            {
                Add(rows, name, evaluation);
            }
        }

        return rows;
    }

    private static void Add(List<(string, string)> rows, string name, Evaluation evaluation) => rows.AddRange(evaluation.Measures.Select(
        measure => ($"`eval {evaluation.Kind}` {name}: {measure.Name}", measure.Value is { } value ? Figure(value) : "–")));

    private static string Figure(double value) => value.ToString(value >= 10 || value == Math.Floor(value) ? "0" : "0.000", CultureInfo.InvariantCulture);
}
