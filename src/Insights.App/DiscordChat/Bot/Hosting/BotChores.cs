using Insights.App.DiscordChat.Bot.Cards;
using Insights.App.DiscordChat.Live;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Insights.App.DiscordChat.Bot.Hosting;

/// <summary>What is looked at again and again: what is still to be erased or read, and the cards of drafts that wait.</summary>
internal sealed class BotChores(
    TakebackWork takebacks, CatchUp catchUp, CardBoard board, BotState state, TimeProvider clock, ILogger<BotChores> log) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            try
            {
                await takebacks.RunAsync(stoppingToken);
                await catchUp.RunAsync(stoppingToken);
                await board.RefreshAsync(isPosting: !state.StandsBy, stoppingToken);
            }
            catch (Exception fault) when (fault is WorkFaultException or UnusableException or IOException)
            {
                log.ChoreFailed(fault.GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
