using Insights.App.Commands;
using Insights.App.Erasures;
using Insights.Ingest;
using Microsoft.Extensions.DependencyInjection;

namespace Insights.App.DiscordChat.Live;

/// <summary>Carries out what was taken back, all that waits together, as soon as no night is under way.</summary>
internal sealed class TakebackWork(CommandContext context, TakebackFile takebacks) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>Carries out what waits in a work folder before a night begins.</summary>
    public static async Task RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        using var work = new TakebackWork(context, new TakebackFile(context.Work));
        await work.RunAsync(cancellationToken);
    }

    /// <summary>True where nothing waits any more; false where it has to wait for a night under way.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            var waiting = takebacks.Read();
            if (waiting.Count == 0)
            {
                return true;
            }

            await EraseAsync(waiting, cancellationToken);

            // Past this line it is done; a stop before it does it once more.
            takebacks.Remove(waiting);
            return true;
        }
        catch (WorkFaultException)
        {
            return false;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task EraseAsync(IReadOnlyList<Takeback> waiting, CancellationToken cancellationToken)
    {
        var messages = await FindMessagesAsync(waiting, cancellationToken);
        if (messages.Count > 0)
        {
            await Erasing.ForgetMessagesAsync(context, messages, cancellationToken);
        }

        foreach (var author in waiting.OfType<Takeback.OfAuthor>())
        {
            await Erasing.ForgetAuthorAsync(context, author.Pseudonym, cancellationToken);
        }
    }

    // What the store never held needs no erasing.
    private async Task<IReadOnlyList<MessageId>> FindMessagesAsync(IReadOnlyList<Takeback> waiting, CancellationToken cancellationToken)
    {
        await using var services = context.Compose();
        var store = services.GetRequiredService<IMessageStore>();
        List<MessageId> named = [.. waiting.OfType<Takeback.OfMessage>().Select(one => MessageId.Parse(one.Id))];
        var found = (await store.ReadMessagesAsync(named, cancellationToken)).Select(stored => stored.Message.Id).ToHashSet();
        var gone = waiting.OfType<Takeback.OfChannel>().Select(one => ChannelId.Parse(one.Id)).ToHashSet();
        if (gone.Count > 0)
        {
            var channels = await store.ReadChannelsAsync(await store.ReadChannelIdsAsync(cancellationToken), cancellationToken);
            foreach (var channel in channels.Select(one => one.Channel).Where(one => gone.Contains(one.Id) || (one.Parent is { } parent && gone.Contains(parent))))
            {
                found.UnionWith(await store.FindAsync(
                    new MessageQuery.InChannel(channel.Id, new MessageId(0), new MessageId(long.MaxValue)), cancellationToken));
            }
        }

        return [.. found.Order()];
    }
}
