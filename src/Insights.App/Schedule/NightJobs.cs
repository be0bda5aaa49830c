using System.Globalization;
using Hangfire;
using Hangfire.States;
using Insights.App.Commands;
using Insights.App.Nightly;
using Insights.Ingest;
using Insights.Pipeline;
using Microsoft.Extensions.DependencyInjection;

namespace Insights.App.Schedule;

/// <summary>
/// A night as jobs: it begins, reads each group of channels in a job of its own, is mined and published when all are read, and is cleaned up
/// after. A fault of the moment is tried again, later each time; what a person must mend is not. Every job may be killed and done again: what is read stands with its cursor, what is published is one transaction, and a night
/// that began twice finds nothing new the second time.
/// </summary>
[AutomaticRetry(
    Attempts = 5,
    DelaysInSeconds = [10, 60, 300, 900, 3600],
    ExceptOn = [typeof(UnusableException), typeof(NightBlockedException)],
    LogEvents = false)]
internal sealed class NightJobs(CommandContext context, IBackgroundJobClient jobs, JobStorage storage, NightBook book, NightGate gate)
{
    /// <summary>States in which a job may still do something.</summary>
    private static readonly HashSet<string?> Open =
        [EnqueuedState.StateName, ProcessingState.StateName, ScheduledState.StateName, AwaitingState.StateName];

    /// <summary>Begins a night; nothing happens while one is under way, on whichever server.</summary>
    [TellFailure]
    public Task BeginAsync(CancellationToken cancellationToken) => NightFault.NamedAsync(async () =>
    {
        using var beginning = storage.GetConnection().AcquireDistributedLock("insights-night", TimeSpan.FromMinutes(1));
        if (book.FindUnderWay() is { } night && IsOpen(night.Job))
        {
            context.Log.NightSkipped(night.Night);
            return;
        }

        if (context.Settings.Source.Path.Length == 0)
        {
            context.Log.NightWithoutSource();
            return;
        }

        await BeginAsync(BatchPlan.Make(context, new BatchOptions()), cancellationToken);
    }, cancellationToken);

    /// <summary>Reads what is new of one group of channels.</summary>
    public Task IngestAsync(string night, string group, CancellationToken cancellationToken) => NightFault.NamedAsync(async () =>
    {
        using var place = await gate.EnterReadingAsync(cancellationToken);
        var plan = BatchPlan.Make(context, new BatchOptions());
        await using var services = context.Compose();
        var stage = new IngestStage(services.GetRequiredService<IMessageStore>(), services.GetRequiredService<PseudonymKey>(), null);
        var part = await stage.ReadAsync(plan.Source!, ChannelId.Parse(group), plan.Ingest, cancellationToken);
        book.AddPart(night, part);
        context.Log.GroupRead(group, part.Messages.New, part.Messages.Changed);
    }, cancellationToken);

    /// <summary>Mines and publishes when nothing is being read any more; what could not be read is tried once more here, and says why.</summary>
    [WaitForReaders]
    [TellFailure]
    public Task MineAsync(string night, IReadOnlyList<string> reading, CancellationToken cancellationToken) => NightFault.NamedAsync(async () =>
    {
        if (reading.Any(IsOpen))
        {
            throw new StillReadingException();
        }

        using var place = await gate.EnterMiningAsync(cancellationToken);
        var batch = await NightlyBatch.MineAsync(context, new BatchOptions { Parts = book.ReadParts(night) }, cancellationToken);
        BatchEnding.Log(context, batch.Run, batch.Report);
        if (batch.Outcome.IsBlocked)
        {
            throw new NightBlockedException(BatchEnding.BlockedLine(context, batch.Outcome));
        }

        book.End(new NightNote(night, context.Clock.GetUtcNow(), NightNote.Published, null));
    }, cancellationToken);

    /// <summary>After a night: what is kept longer than it should be goes.</summary>
    public Task CleanUpAsync(CancellationToken cancellationToken) => NightFault.NamedAsync(async () =>
    {
        using var place = await gate.EnterMiningAsync(cancellationToken);
        using var held = WorkLock.Take(context.Work);
        var runs = RunFolder.RemoveOldest(context.Work, context.Settings.Store.KeepRuns);
        context.Log.CleanedUp(runs);
    }, cancellationToken);

    /// <summary>Tells of a night that failed, in the book and where the settings say.</summary>
    public async Task TellAsync(string night, string ending, string line, CancellationToken cancellationToken)
    {
        if (book.FindLast() is not { } last || last.Night != night || last.Line != line)
        {
            book.End(new NightNote(night, context.Clock.GetUtcNow(), ending, line));
        }

        context.Log.NightFailed(night, ending);
        if (context.Settings.Schedule.AlertUri is { } address)
        {
            await NightAlert.PostAsync(address, new NightAlert(context.Settings.Community.Name, night, ending, line), cancellationToken);
        }
    }

    private async Task BeginAsync(BatchPlan plan, CancellationToken cancellationToken)
    {
        var night = plan.Now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        book.Clear();
        var reading = new List<string>();
        foreach (var group in await FindNewsAsync(plan, cancellationToken))
        {
            var id = group.ToString();
            reading.Add(jobs.Enqueue<NightJobs>(one => one.IngestAsync(night, id, CancellationToken.None)));
        }

        // Killed before this line the night has readers and no end; the next one begins where their cursors are.
        var mining = jobs.Enqueue<NightJobs>(one => one.MineAsync(night, reading, CancellationToken.None));
        book.Begin(new NightUnderWay(night, mining));
        jobs.ContinueJobWith<NightJobs>(mining, one => one.CleanUpAsync(CancellationToken.None));
        context.Log.NightBegan(night, reading.Count);
    }

    private async Task<IReadOnlyList<ChannelId>> FindNewsAsync(BatchPlan plan, CancellationToken cancellationToken)
    {
        if (plan.Discord is not null)
        {
            // A server is read in one go by the night itself: only one process may count against a token's limits.
            return [];
        }

        await using var services = context.Compose();
        var stage = new IngestStage(services.GetRequiredService<IMessageStore>(), services.GetRequiredService<PseudonymKey>(), null);
        return await stage.FindNewsAsync(plan.Source!, plan.Ingest, cancellationToken);
    }

    private bool IsOpen(string job)
    {
        using var connection = storage.GetConnection();
        return Open.Contains(connection.GetStateData(job)?.Name);
    }
}
