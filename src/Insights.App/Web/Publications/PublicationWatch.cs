using System.Data.Common;
using Insights.App.Commands;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Insights.App.Web.Publications;

/// <summary>Looks again and again for what other processes published; a look reads no more than the times of four files.</summary>
internal sealed class PublicationWatch(CurrentPublication current, CommandContext context, ILogger<PublicationWatch> log) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // What a killed run left is finished or undone before the first request.
        context.OpenPublication().Recover();
        await current.RefreshAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, context.Clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            Follow();
            await current.RefreshAsync(stoppingToken);
        }
    }

    // Where several workers share a publication, what another one published comes into this one's folders here.
    private void Follow()
    {
        try
        {
            context.OpenPublication().Recover();
        }
        catch (Exception cause) when (cause is WorkFaultException or UnusableException or IOException or DbException)
        {
            log.PublicationUnreadable(cause.GetType().Name);
        }
    }
}
