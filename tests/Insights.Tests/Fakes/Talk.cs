using Insights.Ingest;
using Insights.Ingest.Texts;

namespace Insights.Tests.Fakes;

/// <summary>Builds a conversation line by line: who says what, an hour apart unless told otherwise.</summary>
internal sealed class Talk(string? title = null, ulong id = 1000)
{
    private readonly List<Message> messages = [];
    private DateTimeOffset clock = new(2024, 3, 1, 9, 0, 0, TimeSpan.Zero);

    public Talk Say(string author, string text, bool isBot = false, bool addressesMachine = false, double hoursLater = 1)
    {
        clock += TimeSpan.FromHours(hoursLater);
        messages.Add(new Message
        {
            Id = new MessageId(id + (ulong)messages.Count),
            Channel = new ChannelId(7),
            Kind = MessageKind.Text,
            SentAt = clock,
            Author = new Pseudonym(author),
            IsBot = isBot,
            Text = MarkedText.Plain(text),
            AddressesMachine = addressesMachine,
        });
        return this;
    }

    public Talk Notice(string text)
    {
        Say("somebody", text);
        messages[^1] = messages[^1] with { Kind = MessageKind.Notice };
        return this;
    }

    public Conversation Build(string fingerprint = "first") => new()
    {
        Id = new ConversationId(id),
        Channel = new Channel(new ChannelId(7), new GuildId(1), "help", null, title is not null),
        Title = title is null ? null : MarkedText.Plain(title),
        Messages = [.. messages],
        Fingerprint = fingerprint,
    };
}
