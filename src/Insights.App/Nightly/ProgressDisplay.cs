using Insights.App.Commands;
using Insights.Pipeline;
using Spectre.Console;

namespace Insights.App.Nightly;

/// <summary>Shows how far each stage is, where somebody watches.</summary>
internal static class ProgressDisplay
{
    public static async Task<T> WatchAsync<T>(CommandContext context, Func<IProgress<StageProgress>, Task<T>> work)
    {
        if (!context.IsWatched)
        {
            return await work(new Unwatched());
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(context.Error) });
        return await console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new CountColumn(), new RateColumn())
            .StartAsync(progress => work(new Bars(progress)));
    }

    private sealed class Unwatched : IProgress<StageProgress>
    {
        public void Report(StageProgress value)
        {
        }
    }

    private sealed class Bars(ProgressContext progress) : IProgress<StageProgress>
    {
        private readonly Lock reporting = new();
        private readonly Dictionary<string, ProgressTask> tasks = [];

        public void Report(StageProgress value)
        {
            lock (reporting)
            {
                if (!tasks.TryGetValue(value.Stage, out var task))
                {
                    tasks[value.Stage] = task = progress.AddTask(value.Stage);
                }

                task.IsIndeterminate = value.Total is null;
                task.MaxValue = Math.Max(1, value.Total ?? value.Done);
                task.Value = value.Total == 0 ? 1 : value.Done;
            }
        }
    }
}
