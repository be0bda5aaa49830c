using System.Diagnostics;
using System.Globalization;
using Insights.App.Commands;
using Insights.App.Evaluating;
using Insights.Pipeline;

namespace Insights.App.Bench;

/// <summary>Measures a report over many conversations as its user has it: in a process of its own, from start to the written files.</summary>
internal static class ReportBench
{
    /// <summary>The number that the contract asks for.</summary>
    public const int Conversations = 100_000;

    private const double MegaByte = 1_000_000;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    /// <param name="count">How many conversations the work folder holds, over two years; the report is on the second.</param>
    /// <param name="folder">Takes the work folder and the report; everything made in it is removed again.</param>
    public static async Task<IReadOnlyList<BenchLine>> RunAsync(int count, string folder, CancellationToken cancellationToken)
    {
        using var place = new BenchFolder(folder, "report");
        var work = new WorkFolder(place.At("work"));
        var filling = Stopwatch.StartNew();
        await new GeneratedMining(work, count).WriteAsync(cancellationToken);
        filling.Stop();
        var (seconds, processor, bytes) = await MeasureAsync(work, place.At("report"), cancellationToken);
        var what = string.Create(CultureInfo.InvariantCulture, $"{count:N0} conversations, ");
        return
        [
            new BenchLine("report", what + "whole report", seconds, "s") { Wanted = "<= 10 s" },
            new BenchLine("report", what + "processor time of it", processor, "s"),
            new BenchLine("report", what + "peak memory", bytes / MegaByte, "MB") { Wanted = "<= 500 MB" },
            new BenchLine("report", what + "report.html", new FileInfo(Path.Combine(place.At("report"), "report.html")).Length / MegaByte, "MB"),
            new BenchLine("report", what + "store and lines made for it", filling.Elapsed.TotalSeconds, "s"),
        ];
    }

    private static async Task<(double Seconds, double Processor, long Bytes)> MeasureAsync(WorkFolder work, string output, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        using var own = OwnProcess.Start("report", "--from", "2024-01-01", "--to", "2024-12-31", "--work", work.Path, "--out", output);
        var process = own.Process;
        var printed = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var (peak, used) = (0L, TimeSpan.Zero);
        while (!process.HasExited)
        {
            await Task.WhenAny(process.WaitForExitAsync(cancellationToken), Task.Delay(Interval, cancellationToken));
            process.Refresh();
            (peak, used) = Look(process, peak, used);
        }

        clock.Stop();
        await printed;
        return process.ExitCode == ExitCode.Done
            ? (clock.Elapsed.TotalSeconds, used.TotalSeconds, peak)
            : throw new WorkFaultException("The report on generated conversations failed; the line above says why.");
    }

    // A process that ends in this moment has told nearly all before.
    private static (long Peak, TimeSpan Used) Look(Process process, long peak, TimeSpan used)
    {
        try
        {
            return (Math.Max(peak, process.PeakWorkingSet64), process.TotalProcessorTime);
        }
        catch (InvalidOperationException)
        {
            return (peak, used);
        }
    }
}
