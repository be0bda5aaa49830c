namespace Insights.Ingest.Live;

/// <summary>
/// Reads one channel: onwards from its cursor, and back again as far as it takes to find what was deleted. The cursor is written with the
/// messages that it covers, so a run that is killed goes on where it was.
/// </summary>
internal sealed class ChannelReading(LiveRun live, LiveChannel listed)
{
    private readonly PageIntake intake = new(live, listed.Channel);

    private ChannelId Id => listed.Channel.Id;

    /// <summary>True where the server says nothing else than what the store knows.</summary>
    public static bool IsUnchanged(LiveChannel listed, ChannelLook? look) =>
        look is { State: LookState.Open }
        && look.LastMessage == listed.LastMessage && look.Messages == listed.Messages && look.TotalSent == listed.TotalSent;

    public async Task RunAsync(ChannelLook? known, CancellationToken cancellationToken)
    {
        var look = known ?? new ChannelLook(Id);
        if (listed is { LastMessage: null, Channel.IsThread: false } && look.Cursor == default)
        {
            await live.KeepAsync(Settled(look), cancellationToken);
            return;
        }

        // The counts are kept once the deletions that they tell of were found: a run that is killed meanwhile must be told again.
        var deleted = known?.LastMessage is null ? 0 : listed.TotalSent - listed.Messages - known.Deleted ?? 0;
        if (IsBehind(known) && !await ReadOnwardsAsync(look, deleted <= 0, cancellationToken))
        {
            return;
        }

        if (deleted <= 0 || await FindDeletedAsync(deleted, live.Looks.GetValueOrDefault(Id) ?? look, cancellationToken))
        {
            await SettleAsync(cancellationToken);
        }
    }

    private bool IsBehind(ChannelLook? known) =>
        live.Run.Options.Full || known?.LastMessage is null || known.Cursor.CompareTo(listed.LastMessage ?? default) < 0;

    private Task SettleAsync(CancellationToken cancellationToken)
    {
        var look = live.Looks.GetValueOrDefault(Id) ?? new ChannelLook(Id);
        return IsUnchanged(listed, look) ? Task.CompletedTask : live.KeepAsync(Settled(look), cancellationToken);
    }

    /// <returns>False where the channel cannot be read.</returns>
    private async Task<bool> ReadOnwardsAsync(ChannelLook look, bool settles, CancellationToken cancellationToken)
    {
        var start = live.Run.Options.Full ? default : look.Cursor;
        var oldest = live.Run.Cutoff is { } cutoff ? IdRange.Before(new MessageId(Math.Max(1, Snowflake.FirstAt(cutoff)))) : default;
        var after = start.CompareTo(oldest) > 0 ? start : oldest;
        var from = IdRange.After(after);
        while (true)
        {
            var page = await live.History.ReadAfterAsync(Id, after, cancellationToken);
            if (page is not ChatPage.Read { Messages: var messages })
            {
                await EndAsync(page, look, cancellationToken);
                return false;
            }

            var last = messages.Count > 0 ? messages[^1].Id : after;
            var isEnd = messages.Count == 0 || !(last.CompareTo(listed.LastMessage ?? IdRange.End) < 0);
            look = look with { Cursor = last.CompareTo(look.Cursor) > 0 ? last : look.Cursor, State = LookState.Open };
            var range = new IdRange(IdRange.After(after), isEnd ? IdRange.End : last);
            if (await intake.TakeAsync(messages, range, from, isEnd && settles ? Settled(look) : look, cancellationToken) is null)
            {
                await live.RefuseAsync(look, LookState.Refused, "its history is hidden from the bot", cancellationToken);
                return false;
            }

            if (isEnd)
            {
                return true;
            }

            after = last;
        }
    }

    /// <returns>False where the channel cannot be read.</returns>
    private async Task<bool> FindDeletedAsync(int deleted, ChannelLook look, CancellationToken cancellationToken)
    {
        for (var before = IdRange.End; deleted > 0;)
        {
            var page = await live.History.ReadBeforeAsync(Id, before, cancellationToken);
            if (page is not ChatPage.Read { Messages: var messages, IsFull: var isFull })
            {
                await EndAsync(page, look, cancellationToken);
                return false;
            }

            var from = isFull ? messages[0].Id : default;
            var range = new IdRange(from, before == IdRange.End ? before : IdRange.Before(before));
            deleted -= await intake.TakeAsync(messages, range, from, look, cancellationToken) ?? deleted;
            if (!isFull)
            {
                break;
            }

            before = from;
        }

        return true;
    }

    private Task EndAsync(ChatPage page, ChannelLook look, CancellationToken cancellationToken) => page is ChatPage.Gone
        ? new GoneChannels(live).EraseAsync(Id, cancellationToken)
        : live.RefuseAsync(look, LookState.Refused, "the server refuses its messages; give the bot View Channel and Read Message History", cancellationToken);

    private ChannelLook Settled(ChannelLook look) => look with
    {
        LastMessage = listed.LastMessage,
        Messages = listed.Messages,
        TotalSent = listed.TotalSent,
        LookedAt = live.Moment,
        State = LookState.Open,
    };
}
