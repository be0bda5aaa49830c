using System.Diagnostics;
using System.Globalization;
using Insights.App.Evaluating;

namespace Insights.App.Bench;

/// <summary>
/// Measures what a night costs that brings few new threads, against a full run of the same threads: each in a process of its own, from
/// start to publication.
/// </summary>
internal static class NightBench
{
    public const int Threads = 2_000;

    private const int OneIn = 100;

    /// <param name="count">How many threads there are in the end; a hundredth of them is new in the night.</param>
    /// <param name="model">The embedding model's name.</param>
    /// <param name="folder">Takes exports, work folders and publications; everything made in it is removed again.</param>
    public static async Task<IReadOnlyList<BenchLine>> RunAsync(int count, string model, string folder, CancellationToken cancellationToken)
    {
        using var place = new BenchFolder(folder, "night");
        var (source, fresh) = (place.At("source"), count / OneIn);
        GeneratedThreads.Write(source, 0, count - fresh);
        await MeasureAsync("first");
        var nothing = await MeasureAsync("first");
        GeneratedThreads.Write(source, count - fresh, fresh);
        var night = await MeasureAsync("first");
        var full = await MeasureAsync("full");
        var what = string.Create(CultureInfo.InvariantCulture, $"{count:N0} threads, ");
        BenchLine Line(string measured, double seconds) => new("night", what + measured, seconds, "s")
        {
            Reference = "full run", ReferenceMeasured = full, Ratio = seconds / full,
        };
        return [Line(string.Create(CultureInfo.InvariantCulture, $"{fresh:N0} of them new"), night) with { Wanted = "ratio <= 0.03" }, Line("none new", nothing)];

        async Task<double> MeasureAsync(string work)
        {
            var started = Stopwatch.GetTimestamp();
            await ChildRun.StartAsync(source, place.At($"{work}-out"), place.At(work), model, cancellationToken);
            return Stopwatch.GetElapsedTime(started).TotalSeconds;
        }
    }
}
