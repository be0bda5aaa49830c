namespace Insights.Ingest.Live;

/// <summary>
/// Looks again at what seems unchanged, oldest look first, as long as the night's calls last: the newest page of each channel and one
/// older page, further back each time, so that in the end every edit, reaction and deletion is found.
/// </summary>
internal sealed class Sweep(LiveRun live)
{
    /// <summary>Requests at a time; the limits of the server are kept below.</summary>
    private const int AtOnce = 8;

    private int left = live.Run.Options.SweepCalls;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var listed = live.Listing.Channels.ToDictionary(channel => channel.Channel.Id);
        var turns = live.Looks.Values
            .Where(look => look.LookedAt < live.Moment && (look.State != LookState.Open || listed.ContainsKey(look.Channel)))
            .OrderBy(look => look.LookedAt)
            .ThenBy(look => look.Channel)
            .ToList();
        await Parallel.ForEachAsync(
            turns,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (look, token) => await LookAsync(look, listed.GetValueOrDefault(look.Channel), token));
    }

    private bool TakeCall() => Interlocked.Decrement(ref left) >= 0;

    private async Task LookAsync(ChannelLook look, LiveChannel? listed, CancellationToken cancellationToken)
    {
        if (!TakeCall())
        {
            return;
        }

        live.Count(counts => counts with { LookedAt = counts.LookedAt + 1 });
        if (listed is null)
        {
            await LookForAsync(look, cancellationToken);
            return;
        }

        var intake = new PageIntake(live, listed.Channel);
        var newest = await LookAtAsync(intake, look with { State = LookState.Open }, IdRange.End, cancellationToken);
        if (newest is not { } next || next.LookBefore is null || !TakeCall())
        {
            return;
        }

        var before = look.LookBefore is { } position && position.CompareTo(next.LookBefore.Value) < 0 ? position : next.LookBefore.Value;
        await LookAtAsync(intake, next, before, cancellationToken);
    }

    /// <summary>Compares one page; gives the look after it, null where the channel cannot be read.</summary>
    private async Task<ChannelLook?> LookAtAsync(PageIntake intake, ChannelLook look, MessageId before, CancellationToken cancellationToken)
    {
        var page = await live.History.ReadBeforeAsync(look.Channel, before, cancellationToken);
        if (page is not ChatPage.Read { Messages: var messages, IsFull: var isFull })
        {
            await EndAsync(page, look, cancellationToken);
            return null;
        }

        var from = isFull ? messages[0].Id : default;
        var isJoined = before == IdRange.End && messages.Count > 0 && from.CompareTo(look.Cursor) <= 0;
        var after = look with
        {
            LookedAt = live.Moment,
            LookBefore = isFull ? from : null,
            Cursor = isJoined && messages[^1].Id.CompareTo(look.Cursor) > 0 ? messages[^1].Id : look.Cursor,
        };
        var range = new IdRange(from, before == IdRange.End ? before : IdRange.Before(before));
        if (await intake.TakeAsync(messages, range, from, after, cancellationToken) is null)
        {
            await live.RefuseAsync(look, LookState.Refused, "its history is hidden from the bot", cancellationToken);
            return null;
        }

        return after;
    }

    private async Task LookForAsync(ChannelLook look, CancellationToken cancellationToken)
    {
        if (await live.History.FindAsync(look.Channel, cancellationToken) == Existence.Gone)
        {
            await new GoneChannels(live).EraseAsync(look.Channel, cancellationToken);
        }
        else
        {
            await live.KeepAsync(look with { LookedAt = live.Moment }, cancellationToken);
        }
    }

    private Task EndAsync(ChatPage page, ChannelLook look, CancellationToken cancellationToken) => page is ChatPage.Gone
        ? new GoneChannels(live).EraseAsync(look.Channel, cancellationToken)
        : live.RefuseAsync(look, LookState.Refused, "the server refuses its messages", cancellationToken);
}
