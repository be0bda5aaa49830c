using System.Globalization;
using Hangfire;
using Insights.App.Commands;
using Insights.App.Nightly;
using Insights.Ingest;

namespace Insights.App.Schedule;

/// <summary>
/// A night as jobs: it begins, reads each channel with news in a job of its own, is mined when all are read, and published after that. A
/// fault of the moment is tried again, later each time; what a person must mend is not. Every job may be killed and done again: what is
/// read stands with its cursor, what is published is one transaction, and a night that began twice finds nothing new the second time.
/// </summary>
[AutomaticRetry(
    Attempts = 5,
    DelaysInSeconds = [10, 60, 300, 900, 3600],
    ExceptOn = [typeof(UnusableException), typeof(NightBlockedException)],
    LogEvents = false)]
internal sealed class NightJobs(
    CommandContext context, IBackgroundJobClient jobs, JobStorage storage, NightBook book, NightGate gate, NightWatch watch, NightHistory history)
{
    private bool IsLive => BatchPlan.IsLive(context.Settings.Source.Path);

    /// <summary>Begins a night; nothing happens while one is under way, on whichever server.</summary>
    [TellFailure]
    public Task BeginAsync(CancellationToken cancellationToken) => NightFault.NamedAsync(async () =>
    {
        using var beginning = storage.GetConnection().AcquireDistributedLock("insights-night", TimeSpan.FromMinutes(1));
        if (watch.FindUnderWay() is { } night)
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

    /// <summary>Reads what is new of one channel and its threads.</summary>
    public Task IngestAsync(string night, string channel, CancellationToken cancellationToken) => NightFault.NamedAsync(async () =>
    {
        using var place = await gate.EnterReadingAsync(cancellationToken);
        var plan = BatchPlan.Make(context, new BatchOptions());
        await using var services = context.Compose();
        var (stage, id) = (services.GetIngest(), ChannelId.Parse(channel));
        var part = IsLive
            ? await stage.ReadAsync(await history.OpenAsync(night, cancellationToken), id, plan.Ingest, cancellationToken)
            : await stage.ReadAsync(plan.Source!, id, plan.Ingest, cancellationToken);
        book.AddPart(night, part);
        context.Log.ChannelRead(channel, part.Messages.New, part.Messages.Changed);
    }, cancellationToken);

    /// <summary>Mines when nothing is being read any more; what could not be read is tried once more here, and says why.</summary>
    [WaitForReaders]
    [TellFailure]
    public Task MineAsync(string night, IReadOnlyList<string> reading, CancellationToken cancellationToken) => NightFault.NamedAsync(async () =>
    {
        if (reading.Any(watch.IsOpen))
        {
            throw new StillReadingException();
        }

        using var place = await gate.EnterMiningAsync(cancellationToken);
        await MineAsync(night, new BatchOptions { Staged = night }, cancellationToken);
        history.Close(night);
    }, cancellationToken);

    /// <summary>Publishes what was mined; where something was published or erased in between, it is mined again first.</summary>
    [TellFailure]
    public Task PublishAsync(string night, CancellationToken cancellationToken) => NightFault.NamedAsync(async () =>
    {
        using var place = await gate.EnterMiningAsync(cancellationToken);
        if (!NightlyBatch.CommitStaged(context, night))
        {
            context.Log.NightOvertaken(night);
            await MineAsync(night, new BatchOptions(), cancellationToken);
            history.Close(night);
        }

        book.End(new NightNote(night, context.Clock.GetUtcNow(), NightNote.Published, null));
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
        foreach (var channel in await FindNewsAsync(night, plan, cancellationToken))
        {
            var id = channel.ToString();
            reading.Add(jobs.Enqueue<NightJobs>(one => one.IngestAsync(night, id, CancellationToken.None)));
        }

        // Killed before this line the night has readers and no end; the next one begins where their cursors are.
        var mining = jobs.Enqueue<NightJobs>(one => one.MineAsync(night, reading, CancellationToken.None));
        var publishing = jobs.ContinueJobWith<NightJobs>(mining, one => one.PublishAsync(night, CancellationToken.None));
        book.Begin(new NightUnderWay(night, mining, publishing));
        context.Log.NightBegan(night, reading.Count);
    }

    private async Task<IReadOnlyList<ChannelId>> FindNewsAsync(string night, BatchPlan plan, CancellationToken cancellationToken)
    {
        await using var services = context.Compose();
        var stage = services.GetIngest();
        return IsLive
            ? await stage.FindNewsAsync(await history.OpenAsync(night, cancellationToken), plan.Ingest, cancellationToken)
            : await stage.FindNewsAsync(plan.Source!, plan.Ingest, cancellationToken);
    }

    private async Task MineAsync(string night, BatchOptions options, CancellationToken cancellationToken)
    {
        var source = IsLive ? await history.OpenAsync(night, cancellationToken) : null;
        var batch = await NightlyBatch.MineAsync(context, options with { Parts = book.ReadParts(night), History = source }, cancellationToken);
        BatchEnding.Log(context, batch.Run, batch.Report);
        if (batch.Outcome.IsBlocked)
        {
            throw new NightBlockedException(BatchEnding.BlockedLine(context, batch.Outcome));
        }
    }
}
