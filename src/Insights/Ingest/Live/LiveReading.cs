namespace Insights.Ingest.Live;

/// <summary>Reads a live source: what is new first, then, as far as the night's calls reach, what seems unchanged.</summary>
internal sealed class LiveReading(IngestRun run, IChatHistory history)
{
    /// <summary>Channels read at a time: enough to use what a server allows in a second.</summary>
    private const int AtOnce = 16;

    private const int Page = 500;

    public async Task<LiveCounts> RunAsync(CancellationToken cancellationToken)
    {
        using var live = await StartAsync(cancellationToken);
        run.OptedOut.UnionWith(live.Listing.OptedOut);
        var stored = await ReadChannelsAsync(await run.Store.ReadChannelIdsAsync(cancellationToken), cancellationToken);
        await NameAsync(live.Listing.Channels, stored, cancellationToken);
        await new GoneChannels(live).FindAsync(stored, cancellationToken);
        await RememberUnreadableAsync(live, cancellationToken);
        await ReadAsync(live, FindChanged(live), cancellationToken);
        await new Sweep(live).RunAsync(cancellationToken);
        return live.Counts with { Listed = live.Listing.Channels.Count, Calls = history.Calls };
    }

    /// <summary>Reads what is new in one channel and its threads, and nothing else.</summary>
    public async Task<LiveCounts> RunAsync(ChannelId channel, CancellationToken cancellationToken)
    {
        using var live = await StartAsync(cancellationToken);
        run.OptedOut.UnionWith(live.Listing.OptedOut);
        var changed = FindChanged(live).FindAll(listed => listed.Channel.Place == channel);
        await NameAsync(changed, await ReadChannelsAsync(changed.ConvertAll(listed => listed.Channel.Id), cancellationToken), cancellationToken);
        await ReadAsync(live, changed, cancellationToken);
        return live.Counts;
    }

    /// <summary>The channels in which, or in whose threads, something is new.</summary>
    public async Task<IReadOnlyList<ChannelId>> FindNewsAsync(CancellationToken cancellationToken)
    {
        using var live = await StartAsync(cancellationToken);
        return [.. FindChanged(live).Select(listed => listed.Channel.Place).Distinct().Order()];
    }

    private async Task<LiveRun> StartAsync(CancellationToken cancellationToken)
    {
        var live = new LiveRun(run, history, await history.ListAsync(cancellationToken));
        foreach (var look in await run.Store.ReadLooksAsync(cancellationToken))
        {
            live.Looks[look.Channel] = look;
        }

        return live;
    }

    private static List<LiveChannel> FindChanged(LiveRun live) =>
    [
        .. live.Listing.Channels.Where(listed => live.Looks.GetValueOrDefault(listed.Channel.Id) is var look
            && look?.State != LookState.Refused
            && (live.Run.Options.Full || !ChannelReading.IsUnchanged(listed, look))),
    ];

    private static async Task ReadAsync(LiveRun live, List<LiveChannel> changed, CancellationToken cancellationToken)
    {
        live.Count(counts => counts with { Read = changed.Count, Unchanged = live.Listing.Channels.Count - changed.Count });
        await Parallel.ForEachAsync(
            changed.Select(listed => (Listed: listed, Look: live.Looks.GetValueOrDefault(listed.Channel.Id))).ToList(),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (channel, token) => await new ChannelReading(live, channel.Listed).RunAsync(channel.Look, token));
    }

    /// <summary>Channels are written before their messages; the name of a forgotten person's thread is their words.</summary>
    private async Task NameAsync(IReadOnlyList<LiveChannel> channels, IReadOnlyList<StoredChannel> stored, CancellationToken cancellationToken)
    {
        var known = stored.ToDictionary(channel => channel.Channel.Id, channel => channel.Channel);
        var changed = channels
            .Select(listed => run.People.IsForgotten(new MessageId(listed.Channel.Id.Value)) ? listed.Channel with { Name = "" } : listed.Channel)
            .Where(channel => known.GetValueOrDefault(channel.Id) != channel)
            .ToList();
        foreach (var page in changed.Chunk(Page))
        {
            await run.Store.WriteAsync(new StoreBatch { Channels = [.. page.Select(run.Intake.Mark)] }, cancellationToken);
        }
    }

    private static async Task RememberUnreadableAsync(LiveRun live, CancellationToken cancellationToken)
    {
        foreach (var (channel, why) in live.Listing.Unreadable.OrderBy(pair => pair.Key))
        {
            var look = live.Looks.GetValueOrDefault(channel) ?? new ChannelLook(channel);
            if (look.State != LookState.Unlisted)
            {
                await live.RefuseAsync(look with { State = LookState.Open }, LookState.Unlisted, why, cancellationToken);
            }
        }
    }

    private async Task<IReadOnlyList<StoredChannel>> ReadChannelsAsync(IEnumerable<ChannelId> ids, CancellationToken cancellationToken)
    {
        var channels = new List<StoredChannel>();
        foreach (var page in ids.Chunk(Page))
        {
            channels.AddRange(await run.Store.ReadChannelsAsync(page, cancellationToken));
        }

        return channels;
    }
}
