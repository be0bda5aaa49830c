using Insights.App.DiscordChat.Gateway;
using Insights.App.DiscordChat.Rest;
using Insights.App.DiscordChat.Wire;

namespace Insights.App.DiscordChat.Bot.Hosting;

/// <summary>Asks REST where the gateway is, until it answers.</summary>
internal sealed class GatewayLookup(DiscordRest rest, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    /// <exception cref="UnusableException">Discord refuses the token.</exception>
    public async Task<GatewayDoor> FindAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                var address = (await rest.GetAsync<GatewayAddress>("gateway/bot", cancellationToken)).Get("the gateway's address");
                return new GatewayDoor(new Uri(address.Url))
                {
                    RemainingStarts = address.SessionStartLimit?.Remaining ?? 1,
                    ResetAfter = TimeSpan.FromMilliseconds(address.SessionStartLimit?.ResetAfter ?? 0),
                };
            }
            catch (WorkFaultException)
            {
                await Task.Delay(Pause, clock, cancellationToken);
            }
        }
    }
}
