namespace Insights.Ingest.Live;

/// <summary>The ids of which a page says whether they exist, both included.</summary>
internal readonly record struct IdRange(MessageId From, MessageId To)
{
    /// <summary>Larger than any id.</summary>
    public static MessageId End { get; } = new(long.MaxValue);

    public static MessageId After(MessageId id) => new(id.Value + 1);

    public static MessageId Before(MessageId id) => new(id.Value - 1);
}

/// <summary>Takes pages of one channel into the store: what they hold, what they no longer hold, and how far they reach, in one transaction.</summary>
internal sealed class PageIntake(LiveRun live, Channel channel)
{
    private IReadOnlyList<ExportCoverage>? coverage;

    /// <returns>How many stored messages were no longer there; null where the server hides the channel rather than it being empty.</returns>
    public Task<int?> TakeAsync(
        IReadOnlyList<SourceMessage> messages, IdRange range, MessageId coveredFrom, ChannelLook look, CancellationToken cancellationToken) =>
        live.AloneAsync(() => TakeAloneAsync(messages, range, coveredFrom, look, cancellationToken), cancellationToken);

    private async Task<int?> TakeAloneAsync(
        IReadOnlyList<SourceMessage> messages, IdRange range, MessageId coveredFrom, ChannelLook look, CancellationToken cancellationToken)
    {
        var run = live.Run;
        coverage ??= await run.Store.ReadCoverageAsync(channel.Id, cancellationToken);
        var gone = await FindGoneAsync(messages, range, cancellationToken);
        if (messages.Count == 0 && gone.Count > 0 && !await IsGoneAsync(gone[^1], cancellationToken))
        {
            return null;
        }

        var erased = (await run.Store.ReadMessagesAsync(gone, cancellationToken)).Select(stored => Erasure.Of(stored.Message, run.Names));
        var reached = range.To == IdRange.End ? LastIdNow(messages) : range.To;
        await new BatchReading(run, channel, live.Moment, coverage).WriteAsync(
            [.. messages.Where(IsWilling)],
            new StoreBatch
            {
                Deleted = [.. erased],
                Coverage = reached.CompareTo(coveredFrom) < 0 ? [] : [new ExportCoverage(channel.Id, live.Moment, coveredFrom, reached, IsComplete: true)],
                Looks = [look],
            },
            cancellationToken);
        live.Looks[look.Channel] = look;
        run.Counts = run.Counts with { Deleted = run.Counts.Deleted + gone.Count };
        return gone.Count;
    }

    private bool IsWilling(SourceMessage message)
    {
        if (message.Author is not { OptedOut: true, IsBot: false })
        {
            return true;
        }

        live.Run.OptedOut.Add(message.Author.Id);
        return false;
    }

    private async Task<List<MessageId>> FindGoneAsync(
        IReadOnlyList<SourceMessage> messages, IdRange range, CancellationToken cancellationToken)
    {
        var held = await live.Run.Store.FindAsync(new MessageQuery.InChannel(channel.Id, range.From, range.To), cancellationToken);
        var seen = messages.Select(message => message.Id).ToHashSet();
        return await GoneMessages.FindAsync(
            live.Run.Store, [.. held.Where(id => !seen.Contains(id))], coverage!, live.Moment, cancellationToken);
    }

    // Without the right to read history every page is empty, and that is told with success.
    private async Task<bool> IsGoneAsync(MessageId one, CancellationToken cancellationToken) =>
        await live.History.FindAsync(channel.Id, one, cancellationToken) == Existence.Gone;

    private MessageId LastIdNow(IReadOnlyList<SourceMessage> messages)
    {
        var now = new MessageId(Snowflake.FirstAt(live.Moment));
        return messages.Count > 0 && messages[^1].Id.CompareTo(now) > 0 ? messages[^1].Id : now;
    }
}
