using Insights.Evaluate.Gold;
using Insights.Ingest;
using Insights.Ingest.Texts;

namespace Insights.Tests.Fakes;

/// <summary>The sample's conversations as its gold sets them apart, those of flat channels included.</summary>
internal sealed class GoldConversations
{
    private readonly Dictionary<string, (Message Message, Conversation Channel)> channelOf = SampleCommunity.ReadConversations()
        .SelectMany(channel => channel.Messages.Select(message => (message, channel)))
        .ToDictionary(pair => pair.message.Id.ToString(), StringComparer.Ordinal);

    /// <summary>The conversation of a gold thread, with its own id and what addresses a machine marked.</summary>
    public Conversation Of(GoldThread thread)
    {
        var messages = thread.Messages.Where(channelOf.ContainsKey).Select(id => channelOf[id]).OrderBy(pair => pair.Message.Id).ToList();
        var last = messages[^1].Channel;
        return last with
        {
            Id = last.Channel.IsThread ? last.Id : new ConversationId(messages[0].Message.Id.Value),
            Messages = [.. messages.Select(pair =>
                pair.Message with { AddressesMachine = MachineSpeech.AddressesMachine(pair.Message.Text.Typed) })],
        };
    }
}
