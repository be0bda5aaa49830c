using System.Collections.Concurrent;
using Insights.App.DiscordChat.Bot.Interactions;
using Insights.App.DiscordChat.Bot.Messages;
using Insights.App.DiscordChat.Wire;
using Insights.Ingest;

namespace Insights.App.DiscordChat.Bot.Feedback;

/// <summary>Pings the configured role for an answer that did not do, once an answer: the one message of the bot that pings.</summary>
internal sealed class HumanCall(ChannelWriter writer, RoleId? role)
{
    private readonly ConcurrentDictionary<MessageId, bool> called = new();

    public async Task CallAsync(InteractionSource source, MessageId answer, CancellationToken cancellationToken)
    {
        if (role is not { } helpers || source.Channel is not { } channel || !called.TryAdd(answer, true))
        {
            return;
        }

        // The nonce names the answer: not even two processes call twice.
        await writer.SendAsync(
            channel,
            $"h{answer}",
            new OutgoingMessage
            {
                Content = $"<@&{helpers}> somebody asks for a person: the answer above did not do.",
                AllowedMentions = AllowedMentions.Of(helpers),
                MessageReference = new MessageReference { MessageId = answer, FailIfNotExists = false },
            },
            cancellationToken);
    }
}
