using System.Threading.Channels;
using Insights.App.DiscordChat.Bot.Interactions;
using Insights.App.DiscordChat.Bot.Posts;
using Insights.App.DiscordChat.Gateway;
using Insights.App.DiscordChat.Live;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Insights.App.DiscordChat.Bot.Hosting;

/// <summary>The bot's life within the server: registers its commands, listens, and hands what happens to those who act on it.</summary>
internal sealed class BotHost(
    CommandRegistration registration,
    GatewayShard shard,
    InteractionQueue interactions,
    PostAnswering posts,
    LiveChanges live,
    CatchUp catchUp,
    BotState state,
    ILogger<BotHost> log) : BackgroundService
{
    /// <summary>What waits to be acted on; where even this is full, the gateway waits.</summary>
    private const int MostWaiting = 10_000;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var events = Channel.CreateBounded<GatewayEvent>(MostWaiting);
        var newPosts = Channel.CreateBounded<PostedMessage>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropNewest });
        try
        {
            await registration.RunAsync(stoppingToken);
            var listening = shard.RunAsync(events.Writer, stoppingToken);
            await await Task.WhenAny(listening, PumpAsync(events.Reader, newPosts.Writer, stoppingToken), AnswerPostsAsync(newPosts.Reader, stoppingToken));
            Stop((await listening).Why);
        }
        catch (UnusableException refused)
        {
            // The pages go on without the bot; health and log say why it is silent.
            Stop(refused.Message);
        }
    }

    private void Stop(string why)
    {
        state.Refuse(why);
        log.BotStopped(why);
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
