using System.Threading.Channels;
using Insights.App.DiscordChat.Bot.Interactions;
using Insights.App.DiscordChat.Bot.Posts;
using Insights.App.DiscordChat.Gateway;
using Insights.App.DiscordChat.Live;
using Microsoft.Extensions.Logging;

namespace Insights.App.DiscordChat.Bot.Hosting;

/// <summary>Registers the bot's commands, listens, and hands what happens to those who act on it.</summary>
internal sealed class BotListening(
    CommandRegistration registration,
    Func<GatewayShard> makeShard,
    InteractionQueue interactions,
    PostAnswering posts,
    LiveChanges live,
    CatchUp catchUp,
    BotState state,
    ILogger<BotListening> log)
{
    /// <summary>What waits to be acted on; where even this is full, the gateway waits.</summary>
    private const int MostWaiting = 10_000;

    /// <summary>Listens in a session of its own until it is cancelled; gives why Discord refuses for good. Nothing goes on after it.</summary>
    /// <exception cref="UnusableException">Discord refuses the token.</exception>
    public async Task<CloseOutcome.Fatal> RunAsync(CancellationToken cancellationToken)
    {
        var events = Channel.CreateBounded<GatewayEvent>(MostWaiting);
        var newPosts = Channel.CreateBounded<PostedMessage>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropNewest });
        using var life = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await registration.RunAsync(life.Token);
        var listening = makeShard().RunAsync(events.Writer, life.Token);
        Task[] all = [listening, PumpAsync(events.Reader, newPosts.Writer, life.Token), AnswerPostsAsync(newPosts.Reader, life.Token)];
        var first = await Task.WhenAny(all);
        if (!listening.IsCompletedSuccessfully)
        {
            await life.CancelAsync();
        }

        // What arrived before Discord refused is still acted on.
        events.Writer.TryComplete();
        await Task.WhenAll(all).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await first;
        return await listening;
    }

    private async Task PumpAsync(ChannelReader<GatewayEvent> events, ChannelWriter<PostedMessage> newPosts, CancellationToken cancellationToken)
    {
        await foreach (var happened in events.ReadAllAsync(cancellationToken))
        {
            switch (happened)
            {
                case GatewayEvent.Interacted { Interaction: var sent } when InteractionDecoder.Decode(sent) is { } interaction:
                    interactions.Start(interaction);
                    break;
                case GatewayEvent.Started:
                    state.Ready();
                    catchUp.Ask();
                    break;
                case GatewayEvent.Resumed:
                    state.Ready();
                    break;
                case GatewayEvent.Posted { Message: var message }:
                    newPosts.TryWrite(message);
                    break;
            }

            Take(happened);
        }

        newPosts.Complete();
    }

    private void Take(GatewayEvent happened)
    {
        try
        {
            live.Take(happened);
        }
        catch (Exception fault) when (fault is WorkFaultException or UnusableException or IOException)
        {
            // The next night's reading finds what could not be kept.
            log.ChangeLost(fault.GetType().Name);
        }
    }

    private async Task AnswerPostsAsync(ChannelReader<PostedMessage> newPosts, CancellationToken cancellationToken)
    {
        await foreach (var message in newPosts.ReadAllAsync(cancellationToken))
        {
            try
            {
                if (await posts.ConsiderAsync(message, cancellationToken))
                {
                    log.PostAnswered(message.Channel);
                }
            }
            catch (Exception fault) when (fault is WorkFaultException or UnusableException or IOException)
            {
                log.PostFailed(message.Channel, fault.GetType().Name);
            }
        }
    }
}
