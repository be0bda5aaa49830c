using Insights.Ingest.Exports;
using Insights.Ingest.Live;

namespace Insights.Ingest;

/// <summary>Reads a source into the store of record, pseudonyms and marks first, and says which conversations changed.</summary>
/// <param name="store">Open for writing; nobody else writes meanwhile.</param>
/// <param name="key">Makes pseudonyms, hashes of names, and tombstones.</param>
/// <param name="encode">A text's vector for telling talks in flat channels apart; null where none is at hand.</param>
public sealed class IngestStage(IMessageStore store, PseudonymKey key, Func<string, float[]?>? encode)
{
    /// <summary>
    /// Reads the exports under <paramref name="source"/> that changed since the last run. Killed at any moment, the next run goes on: what a
    /// cursor covers is committed with it. Throws <see cref="UnusableException"/> where there is no export,
    /// <see cref="WorkFaultException"/> on a fault of disk or store, and on a damaged file where the options are strict.
    /// </summary>
    public async Task<IngestReport> RunAsync(
        string source, IngestOptions options, IProgress<IngestProgress>? progress, CancellationToken cancellationToken)
    {
        var run = await IngestRun.StartAsync(store, key, options, progress, cancellationToken);
        await IgnoredChannels.EraseAsync(run, cancellationToken);
        await new ExportReading(run, key).RunAsync(source, null, cancellationToken);
        return await FinishAsync(run, cancellationToken);
    }

    /// <summary>
    /// Reads what is new where a community talks, and looks again at what seems unchanged. Killed at any moment, the next run goes on: what
    /// a cursor covers is committed with it.
    /// </summary>
    public async Task<IngestReport> RunAsync(
        IChatHistory source, IngestOptions options, IProgress<IngestProgress>? progress, CancellationToken cancellationToken)
    {
        var run = await IngestRun.StartAsync(store, key, options, progress, cancellationToken);
        await IgnoredChannels.EraseAsync(run, cancellationToken);
        var counts = await new LiveReading(run, source).RunAsync(cancellationToken);
        return await FinishAsync(run, cancellationToken) with { Live = counts };
    }

    private async Task<IngestReport> FinishAsync(IngestRun run, CancellationToken cancellationToken)
    {
        await EraseAsync(run, cancellationToken);
        await run.Parents.CountMissingAsync(store, run.Oddities, cancellationToken);
        await new Remarking(run).RunAsync(cancellationToken);
        if (run.Options.Full)
        {
            await store.UnsettleAllAsync(cancellationToken);
        }

        await new TalkSettling(run, encode).RunAsync(cancellationToken);
        run.Report("conversations", 0);
        var conversations = await store.RefreshAsync(cancellationToken);
        if (run.Options.Strict && run.Oddities.All.FirstOrDefault(oddity => oddity.Kind == OddityKind.DamagedFile) is { } damage)
        {
            throw new WorkFaultException(
                $"{damage.Count} damaged export(s), first {damage.Examples[0]}; export again, or run without --strict to go on with what was kept.");
        }

        return new IngestReport
        {
            Files = run.Files,
            Messages = run.Counts,
            Oddities = run.Oddities.All,
            Changed = conversations.Changed,
            Gone = conversations.Gone,
            Conversations = conversations.Total,
        };
    }

    /// <summary>
    /// The channels with something new, that with the oldest first; threads count as their parent's. What they hold may be read side by side
    /// with <see cref="ReadAsync(string, ChannelId, IngestOptions, CancellationToken)"/>; the run that follows finds it read and settles what crosses channels.
    /// </summary>
    public async Task<IReadOnlyList<ChannelId>> FindNewsAsync(string source, IngestOptions options, CancellationToken cancellationToken)
    {
        var run = await IngestRun.StartAsync(store, key, options, null, cancellationToken);
        return await new ExportReading(run, key).FindNewsAsync(source, cancellationToken);
    }

    /// <summary>Reads what is new of one of these channels; killed at any moment, whoever reads it next goes on.</summary>
    public async Task<IngestPart> ReadAsync(string source, ChannelId channel, IngestOptions options, CancellationToken cancellationToken)
    {
        var run = await IngestRun.StartAsync(store, key, options, null, cancellationToken);
        await new ExportReading(run, key).RunAsync(source, channel, cancellationToken);
        return await FinishPartAsync(run, cancellationToken);
    }

    /// <summary>The channels of a live source with something new in them or their threads, by id; to be read side by side as those of exports.</summary>
    public async Task<IReadOnlyList<ChannelId>> FindNewsAsync(IChatHistory source, IngestOptions options, CancellationToken cancellationToken)
    {
        var run = await IngestRun.StartAsync(store, key, options, null, cancellationToken);
        return await new LiveReading(run, source).FindNewsAsync(cancellationToken);
    }

    /// <summary>Reads what is new of one of these channels; what is gone, refused or only seems unchanged is left to the run.</summary>
    public async Task<IngestPart> ReadAsync(IChatHistory source, ChannelId channel, IngestOptions options, CancellationToken cancellationToken)
    {
        var run = await IngestRun.StartAsync(store, key, options, null, cancellationToken);
        var counts = await new LiveReading(run, source).RunAsync(channel, cancellationToken);
        return await FinishPartAsync(run, cancellationToken) with { Live = counts };
    }

    /// <summary>Erases what has grown older than may be kept; gives how many messages went.</summary>
    public async Task<int> ExpireAsync(IngestOptions options, CancellationToken cancellationToken)
    {
        var run = await IngestRun.StartAsync(store, key, options, null, cancellationToken);
        await EraseAsync(run, cancellationToken);
        return run.Counts.Erased;
    }

    /// <summary>Reads a live source between two runs; the run that follows settles what crosses channels.</summary>
    public async Task<IngestPart> ReadAsync(IChatHistory source, IngestOptions options, CancellationToken cancellationToken)
    {
        var run = await IngestRun.StartAsync(store, key, options, null, cancellationToken);
        await IgnoredChannels.EraseAsync(run, cancellationToken);
        await new LiveReading(run, source).RunAsync(cancellationToken);
        return await FinishPartAsync(run, cancellationToken);
    }

    private async Task<IngestPart> FinishPartAsync(IngestRun run, CancellationToken cancellationToken)
    {
        await EraseAsync(run, cancellationToken);
        return new IngestPart
        {
            Files = run.Files,
            Messages = run.Counts,
            Oddities = run.Oddities.All,
            OptedOut = [.. run.OptedOut.Select(author => key.PseudonymOf(author).Value).Order(StringComparer.Ordinal)],
        };
    }

    /// <summary>People who opted out since, and what has grown older than may be kept.</summary>
    private async Task EraseAsync(IngestRun run, CancellationToken cancellationToken)
    {
        foreach (var author in run.OptedOut.Select(key.PseudonymOf).Concat(run.Options.OptedOut).Distinct().Order())
        {
            var count = await Forgetting.EraseAsync(run, author, cancellationToken);
            run.Counts = run.Counts with { Erased = run.Counts.Erased + count };
        }

        if (run.Cutoff is { } cutoff)
        {
            var expired = await store.FindAsync(new MessageQuery.SentBefore(cutoff), cancellationToken);
            await Erasure.DeleteAsync(store, run.Names, expired, cancellationToken);
            run.Counts = run.Counts with { Erased = run.Counts.Erased + expired.Count };
        }
    }
}
