using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Insights.App.DiscordChat.Gateway;

/// <summary>
/// A shard's life: connection after connection, resumed where that is possible, until it is stopped or Discord refuses for good.
/// Events come once each, in the order in which Discord sent them.
/// </summary>
internal sealed class GatewayShard(
    GatewayOptions options,
    Func<CancellationToken, Task<GatewayDoor>> findAddress,
    TimeProvider clock,
    Random chance,
    ILogger log)
{
    private readonly SessionMemory session = new();
    private readonly Backoff backoff = new(options.FirstPause, chance);

    /// <summary>Runs until it is cancelled; gives why Discord refuses for good.</summary>
    public async Task<CloseOutcome.Fatal> RunAsync(ChannelWriter<GatewayEvent> events, CancellationToken cancellationToken)
    {
        var failures = 0;
        while (true)
        {
            var wasResuming = session.CanResume;
            var address = wasResuming ? session.ResumeUrl! : await FindAddressAsync(cancellationToken);
            using var connection = new GatewayConnection(options, session, events, clock, chance);
            var end = await connection.RunAsync(address, cancellationToken);
            log.ConnectionEnded(end.Outcome.GetType().Name, end.Outcome.Why);
            if (end.Outcome is CloseOutcome.Fatal fatal)
            {
                return fatal;
            }

            failures = end.WasReady ? 0 : failures + 1;

            // A session that does not come back on its own address is gone.
            if (end.Outcome is CloseOutcome.Identify || (wasResuming && failures > 1))
            {
                session.Forget();
            }

            var pause = end.Outcome is CloseOutcome.Identify { IsRefusal: true } ? backoff.AfterRefusal() : backoff.After(failures);
            await Task.Delay(pause, clock, cancellationToken);
        }
    }

    // More starts than are allowed would cost the bot its token.
    private async Task<Uri> FindAddressAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var address = await findAddress(cancellationToken);
            if (address.RemainingStarts > 0)
            {
                return address.Url;
            }

            log.StartsUsedUp(address.ResetAfter.TotalSeconds);
            await Task.Delay(address.ResetAfter, clock, cancellationToken);
        }
    }
}
