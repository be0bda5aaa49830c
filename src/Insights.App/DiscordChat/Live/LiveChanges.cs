using Insights.App.DiscordChat.Gateway;

namespace Insights.App.DiscordChat.Live;

/// <summary>
/// What is taken back on Discord is kept to be erased here, at once. Everything else that happens is found by the next reading: the night's,
/// or the one after a new session, which also finds what no event told.
/// </summary>
internal sealed class LiveChanges(TakebackFile takebacks)
{
    public void Take(GatewayEvent happened)
    {
        IReadOnlyList<Takeback> taken = happened switch
        {
            GatewayEvent.Deleted deleted => [.. deleted.Messages.Select(id => new Takeback.OfMessage(id.ToString()))],
            GatewayEvent.ThreadDeleted deleted => [new Takeback.OfChannel(deleted.Thread.ToString())],
            GatewayEvent.ChannelDeleted deleted => [new Takeback.OfChannel(deleted.Channel.ToString())],
            _ => [],
        };
        if (taken.Count > 0)
        {
            takebacks.Add(taken);
        }
    }
}
