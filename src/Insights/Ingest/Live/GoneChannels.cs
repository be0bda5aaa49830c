namespace Insights.Ingest.Live;

/// <summary>Finds channels and threads that were deleted where they lay, and erases them here.</summary>
internal sealed class GoneChannels(LiveRun live)
{
    /// <summary>Asks for everything that the store knows of the channels asked for and that is not listed; what is there is left to the sweep.</summary>
    public async Task FindAsync(IReadOnlyList<StoredChannel> stored, CancellationToken cancellationToken)
    {
        var listed = live.Listing.Channels.Select(channel => channel.Channel.Id).ToHashSet();
        foreach (var channel in stored.Select(one => one.Channel).Where(channel => IsAsked(channel) && !listed.Contains(channel.Id)))
        {
            var look = live.Looks.GetValueOrDefault(channel.Id) ?? new ChannelLook(channel.Id);
            if (look.State == LookState.Unlisted)
            {
                continue;
            }

            if (await live.History.FindAsync(channel.Id, cancellationToken) == Existence.Gone)
            {
                await EraseAsync(channel.Id, cancellationToken);
            }
            else
            {
                await live.RefuseAsync(
                    look,
                    LookState.Unlisted,
                    live.Listing.Unreadable.GetValueOrDefault(channel.Id, "it is no longer among what the bot may read; what was read stays"),
                    cancellationToken);
            }
        }
    }

    public Task EraseAsync(ChannelId channel, CancellationToken cancellationToken) => live.AloneAsync(
        async () =>
        {
            live.Run.Counts = live.Run.Counts with
            {
                Deleted = live.Run.Counts.Deleted + await EraseAsync(live.Run, channel, isDeleted: true, cancellationToken),
            };
            live.Count(counts => counts with { Gone = counts.Gone + 1 });
            live.Looks.TryRemove(channel, out _);
            return true;
        },
        cancellationToken);

    /// <summary>Removes a channel with its messages; its threads are channels of their own.</summary>
    /// <param name="run">The run that found out.</param>
    /// <param name="channel">Which one.</param>
    /// <param name="isDeleted">True where it is no more: no older export brings it back.</param>
    /// <param name="cancellationToken">Stops between transactions.</param>
    public static async Task<int> EraseAsync(IngestRun run, ChannelId channel, bool isDeleted, CancellationToken cancellationToken)
    {
        var ids = await run.Store.FindAsync(new MessageQuery.InChannel(channel, default, IdRange.End), cancellationToken);
        await Erasure.DeleteAsync(run.Store, run.Names, ids, cancellationToken);
        var titles = (await run.Store.ReadChannelsAsync([channel], cancellationToken)).Select(stored => stored.Title);
        var now = run.Options.Now;
        await run.Store.WriteAsync(
            new StoreBatch
            {
                GoneChannels = [new ErasedChannel(channel, run.Names.WordsOf(titles))],
                Coverage = isDeleted
                    ? [new ExportCoverage(channel, now, default, new MessageId(Snowflake.FirstAt(now)), IsComplete: true)]
                    : [],
            },
            cancellationToken);
        return ids.Count;
    }

    private bool IsAsked(Channel channel) =>
        live.Listing.Asked.Contains(channel.Id) || (channel is { IsThread: true, Parent: { } parent } && live.Listing.Asked.Contains(parent));
}
