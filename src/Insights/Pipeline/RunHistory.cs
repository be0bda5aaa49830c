using System.Text.Json;

namespace Insights.Pipeline;

/// <summary>A run that is kept: the name of its folder, and what it said at its end; null where it did not come to one.</summary>
public sealed record PastRun(string Name, RunReport? Report);

/// <summary>The runs of the work folder, as far as they are kept.</summary>
public static class RunHistory
{
    private const string ReportName = "run.json";

    /// <summary>Keeps with a run's stage outputs what it said.</summary>
    public static Task KeepAsync(RunFolder folder, RunReport report, CancellationToken cancellationToken) =>
        File.WriteAllBytesAsync(Path.Combine(folder.Path, ReportName), report.Write(), cancellationToken);

    /// <summary>The latest runs, oldest first.</summary>
    public static IReadOnlyList<PastRun> Read(WorkFolder work, int most) => Directory.Exists(work.RunsFolder)
        ? [.. Directory.GetDirectories(work.RunsFolder).OrderDescending(StringComparer.Ordinal).Take(most).Reverse().Select(Read)]
        : [];

    private static PastRun Read(string folder)
    {
        try
        {
            var file = Path.Combine(folder, ReportName);
            return new PastRun(Path.GetFileName(folder), File.Exists(file) ? RunReport.Read(File.ReadAllBytes(file)) : null);
        }
        catch (JsonException)
        {
            // A run that was killed while it said so came to no end.
            return new PastRun(Path.GetFileName(folder), null);
        }
    }
}
