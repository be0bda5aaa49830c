using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Insights.App.DiscordChat.Bot.Hosting;

/// <summary>The bot's life within the server: listens while it is this worker's turn.</summary>
internal sealed class BotHost(BotTurn turn, BotListening listening, BotState state, ILogger<BotHost> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await turn.RunAsync(async cancellationToken => Stop((await listening.RunAsync(cancellationToken)).Why), stoppingToken);
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
}
