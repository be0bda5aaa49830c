using Insights.App.DiscordChat.Bot.Messages;
using Insights.App.DiscordChat.Live;
using Insights.App.DiscordChat.Wire;
using Insights.Ingest;

namespace Insights.App.DiscordChat.Bot.Commands;

/// <summary>Keeps the wish to be forgotten before anything else, then carries it out.</summary>
internal sealed class ForgetRequests(TakebackFile takebacks, TakebackWork work, PseudonymKey key)
{
    public async Task<OutgoingMessage> ForgetAsync(UserId who, CancellationToken cancellationToken)
    {
        takebacks.Add([new Takeback.OfAuthor(key.PseudonymOf(who.ToString()).Value)]);
        return new OutgoingMessage
        {
            Content = await work.RunAsync(cancellationToken) ? PrivacyText.Forgotten : PrivacyText.WillBeForgotten,
        };
    }
}
