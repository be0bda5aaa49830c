using Insights.App.DiscordChat.Live;
using Microsoft.Extensions.Hosting;

namespace Insights.App.DiscordChat.Bot.Hosting;

/// <summary>What is looked at again and again: what is still to be erased.</summary>
internal sealed class BotChores(TakebackWork takebacks, TimeProvider clock) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            await takebacks.RunAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
