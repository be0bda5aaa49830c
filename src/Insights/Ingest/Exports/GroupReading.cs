namespace Insights.Ingest.Exports;

/// <summary>Reads the files of one group into the store, a thousand messages a transaction.</summary>
internal sealed class GroupReading(IngestRun run, ExportGroup group)
{
    private const int BatchSize = 1000;

    private readonly SeenIds seen = new();
    private readonly List<FileCursor> whole = [];
    private IReadOnlyList<ExportCoverage> coverage = [];
    private Channel channel = group.Channel;
    private bool isDamaged;

    private DateTimeOffset ExportedAt => group.ExportedAt ?? DateTimeOffset.UnixEpoch;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        coverage = await run.Store.ReadCoverageAsync(channel.Id, cancellationToken);
        await WriteChannelAsync(cancellationToken);
        foreach (var file in group.Files)
        {
            await ReadAsync(file, cancellationToken);
        }

        await FinishAsync(cancellationToken);
    }

    /// <summary>The newest export names the channel; the name of a forgotten person's thread is their words.</summary>
    private async Task WriteChannelAsync(CancellationToken cancellationToken)
    {
        if (coverage.Any(known => known.ExportedAt > ExportedAt))
        {
            return;
        }

        if (run.People.IsForgotten(new MessageId(channel.Id.Value)))
        {
            channel = channel with { Name = "" };
        }

        await run.Store.WriteAsync(new StoreBatch { Channels = [run.Intake.Mark(channel)] }, cancellationToken);
    }

    private async Task ReadAsync(ExportFile file, CancellationToken cancellationToken)
    {
        using var stream = ExportFolder.Open(file.Path);
        using var reader = new ExportReader(stream, file.Name, run.Options.OptOutRole, run.Oddities);
        var batch = new List<SourceMessage>(BatchSize);
        var count = 0;
        while (reader.Read() is { } message)
        {
            count++;
            if (!seen.Add(message.Id))
            {
                run.Oddities.Add(OddityKind.DuplicateId, message.Id);
                continue;
            }

            if (message.Author is { OptedOut: true, IsBot: false })
            {
                run.OptedOut.Add(message.Author.Id);
                continue;
            }

            batch.Add(message);
            if (batch.Count == BatchSize)
            {
                await WriteAsync(batch, cancellationToken);
                batch.Clear();
            }
        }

        await WriteAsync(batch, cancellationToken);
        End(file, reader.Ending, count);
    }

    private Task WriteAsync(List<SourceMessage> batch, CancellationToken cancellationToken) => batch.Count == 0
        ? Task.CompletedTask
        : new BatchReading(run, channel, ExportedAt, coverage).WriteAsync(batch, new StoreBatch(), cancellationToken);

    private void End(ExportFile file, ExportEnding? ending, int count)
    {
        if (ending is ExportEnding.Damaged damage)
        {
            isDamaged = true;
            run.Files = run.Files with { Damaged = run.Files.Damaged + 1 };
            run.Oddities.Add(
                OddityKind.DamagedFile,
                FormattableString.Invariant($"{file.Name}: incomplete after message {damage.Messages}, byte {damage.Position}"));
            return;
        }

        // A damaged file gets no cursor: it is read, and named, until it is mended or gone.
        run.Files = run.Files with { Read = run.Files.Read + 1 };
        whole.Add(file.Cursor);
        if (count == 0)
        {
            run.Oddities.Add(OddityKind.NoMessages, file.Name);
        }
    }

    /// <summary>Past this transaction the group counts as read; a run that ends before reads it again.</summary>
    private async Task FinishAsync(CancellationToken cancellationToken)
    {
        var isComplete = !isDamaged && group.HasAllParts && seen.Count > 0 && group.ExportedAt is not null;
        IReadOnlyList<MessageId> gone = isComplete ? await FindGoneAsync(cancellationToken) : [];
        if (await MustWaitAsync(gone, cancellationToken))
        {
            return;
        }

        await Erasure.DeleteAsync(run.Store, run.Names, gone, cancellationToken);
        run.Counts = run.Counts with { Deleted = run.Counts.Deleted + gone.Count };
        var (from, to) = isComplete ? group.Range : (new MessageId(seen.Smallest), new MessageId(seen.Largest));
        await run.Store.WriteAsync(
            new StoreBatch
            {
                Cursors = whole,
                Coverage = seen.Count > 0 && group.ExportedAt is { } moment
                    ? [new ExportCoverage(channel.Id, moment, from, to, isComplete)]
                    : [],
            },
            cancellationToken);
    }

    private async Task<IReadOnlyList<MessageId>> FindGoneAsync(CancellationToken cancellationToken)
    {
        var (from, to) = group.Range;
        var held = await run.Store.FindAsync(new MessageQuery.InChannel(channel.Id, from, to), cancellationToken);
        return await GoneMessages.FindAsync(
            run.Store, [.. held.Where(id => !seen.Contains(id))], coverage, ExportedAt, cancellationToken);
    }

    /// <summary>
    /// More than a tenth of a channel at once is rather a channel exported in another way than people's doing. One message alone never
    /// waits: in a short thread it is a tenth at once.
    /// </summary>
    private async Task<bool> MustWaitAsync(IReadOnlyList<MessageId> gone, CancellationToken cancellationToken)
    {
        if (gone.Count < 2 || run.Options.AcceptMoves)
        {
            return false;
        }

        var all = await run.Store.FindAsync(
            new MessageQuery.InChannel(channel.Id, default, new MessageId(long.MaxValue)), cancellationToken);
        if (gone.Count * 10L <= all.Count)
        {
            return false;
        }

        run.Oddities.Add(
            OddityKind.DeletionsWait,
            FormattableString.Invariant($"channel {channel.Id}: {gone.Count} of {all.Count} messages, run with --accept-moves to delete them"));
        return true;
    }
}
