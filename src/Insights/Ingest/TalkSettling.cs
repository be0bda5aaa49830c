using Insights.Ingest.Talks;

namespace Insights.Ingest;

/// <summary>
/// Files the messages of flat channels into talks, from the first message that is new or moved on. What lies before keeps its place,
/// so a channel read in pieces is filed as if it had been read at once.
/// </summary>
internal sealed class TalkSettling(IngestRun run, Func<string, float[]?>? encode)
{
    /// <summary>Lines filed at once; with the reach before them they bound the memory.</summary>
    private const int Piece = 4000;

    private long done;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var unsettled in await run.Store.ReadUnsettledAsync(cancellationToken))
        {
            MessageId? from = unsettled.From;
            while (from is { } start)
            {
                from = await FileAsync(unsettled.Channel, start, cancellationToken);
            }
        }
    }

    /// <summary>Files one piece of a channel; gives where the next begins, null at the end.</summary>
    private async Task<MessageId?> FileAsync(ChannelId channel, MessageId from, CancellationToken cancellationToken)
    {
        var fresh = await run.Store.ReadOnwardAsync(channel, from, Piece, cancellationToken);
        var before = await run.Store.ReadBeforeAsync(channel, from, TalkSplitter.Context, cancellationToken);
        var older = await ReadTargetsAsync(channel, before, fresh, cancellationToken);
        var log = new TalkLog([.. older, .. before], fresh);
        var links = TalkSplitter.Continue(log.Utterances, log.Known, encode);
        var heads = log.FindFormerHeads();
        var living = await run.Store.FindVersionsAsync([.. heads.Select(head => new MessageId(head.Value))], cancellationToken);
        var filings = log.File(links, [.. heads.Where(head => !living.ContainsKey(new MessageId(head.Value)))]);
        MessageId? next = fresh.Count == Piece ? new MessageId(fresh[^1].Message.Id.Value + 1) : null;
        await run.Store.FileAsync(channel, filings, next, cancellationToken);
        run.Report("talks", done += fresh.Count);
        return next;
    }

    /// <summary>Messages replied to that lie before everything else in the log.</summary>
    private async Task<IReadOnlyList<FiledMessage>> ReadTargetsAsync(
        ChannelId channel,
        IReadOnlyList<FiledMessage> before,
        IReadOnlyList<FiledMessage> fresh,
        CancellationToken cancellationToken)
    {
        var first = before.Concat(fresh).FirstOrDefault()?.Message.Id ?? default;
        var targets = new List<FiledMessage>();
        foreach (var target in fresh
            .Select(filed => filed.Message.ReplyTo)
            .OfType<MessageId>()
            .Where(target => target.CompareTo(first) < 0)
            .Distinct()
            .Order())
        {
            targets.AddRange((await run.Store.ReadOnwardAsync(channel, target, 1, cancellationToken))
                .Where(found => found.Message.Id == target));
        }

        return targets;
    }
}
