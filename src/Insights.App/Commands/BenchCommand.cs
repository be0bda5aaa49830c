using System.CommandLine;
using System.Globalization;
using Insights.App.Bench;
using Insights.App.MilvusIndex;
using Insights.App.Settings;
using Insights.Embed;

namespace Insights.App.Commands;

/// <summary>The verb <c>bench</c>: each benchmark with its reference from the same run; without a name, all of them.</summary>
internal static class BenchCommand
{
    private static readonly (string Name, string Description, Measure Measure)[] Benches =
    [
        ("ingest", "Parsing and storing an export of 1 GB against the bare reader and prepared INSERTs.", IngestAsync),
        ("ingest-live", "Reading Discord's REST API from a server on this machine that enforces its limits.", IngestLiveAsync),
        ("embed", "Embedding end to end against the bare session.", EmbedAsync),
        ("milvus", "Upsert and search rates of the Milvus server of Index:Uri, and recall@10 against exact local search.", MilvusAsync),
        ("report", "A report over 100,000 conversations: seconds and peak memory.", ReportAsync),
        ("night", "A night that brings one new thread in a hundred against a full run of 2,000 threads.", NightAsync),
        ("ask", "Answers over 1,000 to 100,000 entries.", Ask),
    ];

    private delegate Task<IReadOnlyList<BenchLine>> Measure(CommandContext context, CancellationToken cancellationToken);

    public static Command Create()
    {
        var command = new Command("bench", "Measure speed against references in the same run. Without a name, everything.")
        {
            SharedOptions.Model, SharedOptions.Work, SharedOptions.Json,
        };
        SetAction(command, [.. Benches.Select(bench => bench.Measure), BenchClusterCommand.MeasureAsync]);
        command.Add(BenchClusterCommand.Create());
        foreach (var (name, description, measure) in Benches)
        {
            var one = new Command(name, description) { SharedOptions.Model, SharedOptions.Work, SharedOptions.Json };
            SetAction(one, measure);
            command.Add(one);
        }

        return command;
    }

    private static void SetAction(Command command, params Measure[] measures) =>
        command.SetAction((parsed, cancellationToken) => CommandContext.RunAsync(
            parsed,
            async context =>
            {
                List<BenchLine> lines = [];
                foreach (var measure in measures)
                {
                    lines.AddRange(await measure(context, cancellationToken));
                }

                Show(context, lines);
                return ExitCode.Done;
            },
            cancellationToken));

    private static async Task<IReadOnlyList<BenchLine>> EmbedAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var folder = ModelFolder.Find(context.Settings.Embedding, context.Work);
        var figure = await EmbedBench.MeasureAsync(folder, cancellationToken);
        var what = string.Create(
            CultureInfo.InvariantCulture,
            $"{figure.Model}, {figure.Texts} texts of {figure.MeanTokens:F0} tokens, {figure.Threads} threads");
        return
        [
            new BenchLine("embed", what, figure.EndToEndPerSecond, "texts/s")
            {
                Reference = "bare session",
                ReferenceMeasured = figure.BarePerSecond,
                Ratio = figure.Ratio,
                Wanted = ">= 0.90 (static model >= 0.4)",
            },
        ];
    }

    private static Task<IReadOnlyList<BenchLine>> IngestAsync(CommandContext context, CancellationToken cancellationToken) =>
        IngestBench.RunAsync(IngestBench.MegaBytes, Path.GetTempPath(), cancellationToken);

    private static Task<IReadOnlyList<BenchLine>> NightAsync(CommandContext context, CancellationToken cancellationToken) =>
        NightBench.RunAsync(NightBench.Threads, context.Settings.Embedding.Model, Path.GetTempPath(), cancellationToken);

    private static Task<IReadOnlyList<BenchLine>> ReportAsync(CommandContext context, CancellationToken cancellationToken) =>
        ReportBench.RunAsync(ReportBench.Conversations, Path.GetTempPath(), cancellationToken);

    private static Task<IReadOnlyList<BenchLine>> IngestLiveAsync(CommandContext context, CancellationToken cancellationToken) =>
        LiveBench.RunAsync(LiveBench.Posts, LiveBench.Pages, Path.GetTempPath(), context.Clock, cancellationToken);

    // Without a server there is nothing to measure; asked for by name, the missing setting is named.
    private static async Task<IReadOnlyList<BenchLine>> MilvusAsync(CommandContext context, CancellationToken cancellationToken)
    {
        if (context.Settings.Index.Uri is null && !context.IsNamed("milvus"))
        {
            return [];
        }

        List<BenchLine> lines = [];
        foreach (var size in MilvusBench.Sizes)
        {
            lines.AddRange(await MilvusBench.RunAsync(size, context.Settings.Index.ToOptions(), context.Clock, cancellationToken));
        }

        return lines;
    }

    private static Task<IReadOnlyList<BenchLine>> Ask(CommandContext context, CancellationToken cancellationToken)
    {
        using var encoder = OnnxTextEncoder.Open(ModelFolder.Find(context.Settings.Embedding, context.Work));
        List<BenchLine> lines = [];
        foreach (var size in AskBench.Sizes)
        {
            var figure = AskBench.Measure(size, encoder, cancellationToken);
            var what = string.Create(CultureInfo.InvariantCulture, $"{size:N0} entries, ");
            lines.Add(new BenchLine("ask", what + "p50", figure.P50, "ms"));
            lines.Add(new BenchLine("ask", what + "p99", figure.P99, "ms") { Wanted = size == 10_000 ? "<= 20 ms" : null });
            lines.Add(new BenchLine("ask", what + "all cores", figure.QuestionsPerSecond, "questions/s"));
        }

        return Task.FromResult<IReadOnlyList<BenchLine>>(lines);
    }

    internal static void Show(CommandContext context, IReadOnlyList<BenchLine> lines)
    {
        if (context.IsJson)
        {
            context.WriteJson(lines);
            return;
        }

        TextTable.Write(
            context.Output,
            ["bench", "measured", "figure", "unit", "reference", "its figure", "ratio", "wanted"],
            [.. lines.Select(line => (IReadOnlyList<string>)
                [
                    line.Bench, line.What, Number(line.Measured, "N2"), line.Unit, line.Reference ?? "",
                    Number(line.ReferenceMeasured, "N2"), Number(line.Ratio, "F3"), line.Wanted ?? "",
                ])]);
    }

    private static string Number(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "";
}
