using Insights.App.DiscordChat.Rest;
using Insights.App.DiscordChat.Wire;
using Insights.Ingest;

namespace Insights.App.DiscordChat.Bot.Messages;

/// <summary>Sends messages to channels and changes them later; every send bears a nonce, so that a repeated one is no second message.</summary>
internal sealed class ChannelWriter(DiscordRest rest)
{
    /// <param name="channel">A channel or thread.</param>
    /// <param name="nonce">At most 25 characters that name this message.</param>
    /// <param name="message">What is sent.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<ApiAnswer<DiscordMessage>> SendAsync(
        ChannelId channel, string nonce, OutgoingMessage message, CancellationToken cancellationToken) => rest.SendAsync<DiscordMessage>(
        HttpMethod.Post, $"channels/{channel}/messages", message with { Nonce = nonce }, cancellationToken);

    public Task<ApiAnswer<DiscordMessage>> EditAsync(
        ChannelId channel, MessageId id, OutgoingMessage message, CancellationToken cancellationToken) => rest.SendAsync<DiscordMessage>(
        HttpMethod.Patch, $"channels/{channel}/messages/{id}", message, cancellationToken);
}
