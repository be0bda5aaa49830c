using Hangfire;
using Hangfire.States;

namespace Insights.App.Schedule;

/// <summary>Tells whether jobs may still do something, on whichever server.</summary>
internal sealed class NightWatch(JobStorage storage, NightBook book)
{
    private static readonly HashSet<string?> Open =
        [EnqueuedState.StateName, ProcessingState.StateName, ScheduledState.StateName, AwaitingState.StateName];

    public bool IsOpen(string job) => Open.Contains(StateOf(job));

    /// <summary>The night that is under way; null where the last one came to an end, good or bad.</summary>
    public NightUnderWay? FindUnderWay() => book.FindUnderWay() is { } night && IsUnderWay(night) ? night : null;

    // A job that waits for one that failed waits for ever.
    private bool IsUnderWay(NightUnderWay night) => StateOf(night.Mining) is var mining
        && (Open.Contains(mining) || (mining == SucceededState.StateName && IsOpen(night.Publishing)));

    private string? StateOf(string? job)
    {
        using var connection = storage.GetConnection();
        return job is null ? null : connection.GetStateData(job)?.Name;
    }
}
