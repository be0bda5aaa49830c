using Insights.Ingest.Texts;

namespace Insights.Ingest;

/// <summary>Makes marks anew where a new author's name, or a new version of the rules, may have changed them.</summary>
internal sealed class Remarking(IngestRun run)
{
    private const int Page = 1000;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var outdated = await run.Store.FindAsync(new MessageQuery.MarkedBefore(MaskRules.Version), cancellationToken);
        var holding = await run.Store.FindAsync(
            new MessageQuery.Holding([.. run.Pending.Select(name => name.FirstWord)]), cancellationToken);
        foreach (var page in outdated.Union(holding).Order().Chunk(Page))
        {
            await RemarkAsync(page, cancellationToken);
        }

        var channels = outdated.Count > 0
            ? await run.Store.ReadChannelIdsAsync(cancellationToken)
            : [.. holding.Select(id => new ChannelId(id.Value))];
        foreach (var page in channels.Chunk(Page))
        {
            await RenameAsync(page, cancellationToken);
        }

        // Only now are the names done with; a run that was cut short before finds them pending and starts over.
        if (run.Pending.Count > 0)
        {
            await run.Store.WriteAsync(
                new StoreBatch { Names = [.. run.Pending.Select(name => name with { IsPending = false })] }, cancellationToken);
            run.Pending.Clear();
        }
    }

    private async Task RemarkAsync(MessageId[] ids, CancellationToken cancellationToken)
    {
        using var hash = new ContentHash();
        var changed = new List<StoredMessage>();
        foreach (var stored in await run.Store.ReadMessagesAsync(ids, cancellationToken))
        {
            var marked = run.Intake.Mark(stored.Message, stored.SourceHash, stored.SeenAt, hash);
            if (marked.Stamp != stored.Stamp || marked.MarksVersion != stored.MarksVersion)
            {
                changed.Add(marked);
            }
        }

        if (changed.Count > 0)
        {
            await run.Store.WriteAsync(new StoreBatch { Messages = changed }, cancellationToken);
        }

        run.Counts = run.Counts with { Remarked = run.Counts.Remarked + changed.Count };
        run.Report("marking", run.Counts.Remarked);
    }

    private async Task RenameAsync(ChannelId[] ids, CancellationToken cancellationToken)
    {
        var changed = (await run.Store.ReadChannelsAsync(ids, cancellationToken))
            .Select(stored => (Before: stored, Now: run.Intake.Mark(stored.Channel)))
            .Where(pair => !pair.Before.Title.Marks.SequenceEqual(pair.Now.Title.Marks))
            .Select(pair => pair.Now)
            .ToList();
        if (changed.Count > 0)
        {
            await run.Store.WriteAsync(new StoreBatch { Channels = changed }, cancellationToken);
        }
    }
}
