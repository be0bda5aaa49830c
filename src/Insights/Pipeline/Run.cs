using System.Text.Json;

namespace Insights.Pipeline;

/// <summary>One night: keeps what each stage gave as lines in the run's folder, and how many things and seconds it took.</summary>
public sealed class Run(RunFolder folder, TimeProvider clock, IProgress<StageProgress> progress)
{
    private readonly List<StageSummary> stages = [];
    private readonly List<string> warnings = [];

    /// <summary>True where the run cannot go on past the stage that has just ended: calls wait for their batch.</summary>
    public Func<bool> IsHalted { get; init; } = () => false;

    public IReadOnlyList<StageSummary> Stages => stages;

    public IReadOnlyList<string> Warnings => warnings;

    /// <summary>Notes what was odd, for the terminal and run.json.</summary>
    public void Warn(IEnumerable<string> lines) => warnings.AddRange(lines);

    /// <summary>Lets a stage work and keeps what it gave.</summary>
    /// <param name="name">The stage's number and word, such as 03-cluster: the name of its file.</param>
    /// <param name="stage">The stage at work.</param>
    /// <param name="kept">What of its output is kept.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public async Task<T> KeepAsync<T>(string name, Func<Task<T>> stage, Func<T, KeptLines> kept, CancellationToken cancellationToken)
    {
        var word = WordOf(name);
        progress.Report(new StageProgress(word, 0, null));
        var started = clock.GetTimestamp();
        var given = await stage();
        var lines = kept(given);
        Note(new StageSummary(word, lines.Count, lines.Unit, clock.GetElapsedTime(started).TotalSeconds));
        await using var file = Create(name);
        await foreach (var line in lines.Lines.WithCancellation(cancellationToken))
        {
            await WriteAsync(file, line, cancellationToken);
        }

        return given;
    }

    /// <summary>Takes what a streaming stage gives, one thing at a time, and keeps each as a line.</summary>
    public async Task<IReadOnlyList<T>> KeepAsync<T>(
        string name, string unit, IAsyncEnumerable<T> stage, long total, CancellationToken cancellationToken)
    {
        var word = WordOf(name);
        progress.Report(new StageProgress(word, 0, total));
        var started = clock.GetTimestamp();
        var given = new List<T>();
        await using var file = Create(name);
        await foreach (var one in stage.WithCancellation(cancellationToken))
        {
            given.Add(one);
            await WriteAsync(file, one, cancellationToken);
            progress.Report(new StageProgress(word, given.Count, total));
        }

        Note(new StageSummary(word, given.Count, unit, clock.GetElapsedTime(started).TotalSeconds));
        return given;
    }

    private static string WordOf(string name) => name[(name.IndexOf('-', StringComparison.Ordinal) + 1)..];

    private void Note(StageSummary summary)
    {
        stages.Add(summary);
        progress.Report(new StageProgress(summary.Stage, summary.Count, summary.Count));
        if (IsHalted())
        {
            throw new RunHaltedException(summary.Stage);
        }
    }

    private FileStream Create(string name) => new(folder.FileOf(name), FileMode.Create, FileAccess.Write, FileShare.Read);

    private static async Task WriteAsync<T>(FileStream file, T line, CancellationToken cancellationToken)
    {
        await JsonSerializer.SerializeAsync(file, line, JsonText.Options, cancellationToken);
        file.WriteByte((byte)'\n');
    }
}

/// <summary>
/// The run ends after a stage on purpose, and a later one goes on from there. Thrown, since every later stage needs what
/// this one could not finish.
/// </summary>
public sealed class RunHaltedException(string stage) : Exception($"The run stopped after {stage}.")
{
    public string Stage { get; } = stage;
}

/// <summary>What of a stage's output is kept: a count of things by their name, and a line for each thing.</summary>
public sealed record KeptLines(long Count, string Unit, IAsyncEnumerable<object> Lines)
{
    public static KeptLines Of(long count, string unit, IEnumerable<object> lines) => new(count, unit, lines.ToAsyncEnumerable());
}
