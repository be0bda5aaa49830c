using Insights.Ingest.Live;

namespace Insights.Ingest;

/// <summary>Keeps channels, threads and whole categories out that are not to be read, and erases what was read of them.</summary>
internal static class IgnoredChannels
{
    private const int Page = 500;

    public static bool IsIgnored(Channel channel, IngestOptions options) =>
        options.Ignored.Contains(channel.Id) || (channel.Parent is { } parent && options.Ignored.Contains(parent));

    public static async Task EraseAsync(IngestRun run, CancellationToken cancellationToken)
    {
        if (run.Options.Ignored.Count == 0)
        {
            return;
        }

        var channels = new List<Channel>();
        foreach (var page in (await run.Store.ReadChannelIdsAsync(cancellationToken)).Chunk(Page))
        {
            channels.AddRange((await run.Store.ReadChannelsAsync(page, cancellationToken)).Select(stored => stored.Channel));
        }

        var ignored = channels.Where(channel => IsIgnored(channel, run.Options)).Select(channel => channel.Id).ToHashSet();
        foreach (var channel in channels.Where(channel =>
            ignored.Contains(channel.Id) || (channel is { IsThread: true, Parent: { } home } && ignored.Contains(home))))
        {
            var count = await GoneChannels.EraseAsync(run, channel.Id, isDeleted: false, cancellationToken);
            run.Counts = run.Counts with { Erased = run.Counts.Erased + count };
        }
    }
}
