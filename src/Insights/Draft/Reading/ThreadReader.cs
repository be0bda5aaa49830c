using System.Text;
using Insights.Embed;
using Insights.Ingest;
using Insights.Ingest.Texts;

namespace Insights.Draft.Reading;

/// <summary>Renders a conversation's messages, splits them into sentences and encodes these.</summary>
internal sealed class ThreadReader(ITextEncoder encoder)
{
    public ReadThread Read(Conversation conversation) => Read(conversation, encoder);

    /// <summary>For looking at what people said of each other's messages, where no likeness is asked for.</summary>
    public static ReadThread ReadWithoutVectors(Conversation conversation) => Read(conversation, null);

    private static ReadThread Read(Conversation conversation, ITextEncoder? encoder)
    {
        var spoken = conversation.Messages
            .Where(message => message.Kind is MessageKind.Text or MessageKind.Reply && message.Text.Typed.Length > 0)
            .ToList();
        var asker = (spoken.Find(message => !message.IsBot) ?? conversation.Messages[0]).Author;
        var read = new ReadMessage[spoken.Count];
        Parallel.For(0, spoken.Count, place => read[place] = ReadOne(spoken[place], asker, encoder));
        return new ReadThread(conversation, asker, read);
    }

    private static ReadMessage ReadOne(Message message, Pseudonym asker, ITextEncoder? encoder)
    {
        var rendered = TextRenderer.Render(message.Text);
        var sentences = Sentences.Split(rendered);
        var vectors = sentences
            .Select(sentence => message.IsBot || sentence.IsCode || sentence.IsQuoted ? null
                : encoder?.Encode(sentence.Text))
            .ToList();
        return new ReadMessage
        {
            Message = message,
            Rendered = rendered,
            Prose = ProseOf(rendered),
            IsAsker = message.Author == asker,
            Sentences = sentences,
            Vectors = vectors,
            Vector = Vectors.Mean(vectors.OfType<float[]>()),
        };
    }

    private static string ProseOf(RenderedText rendered)
    {
        var prose = new StringBuilder();
        foreach (var segment in rendered.Segments)
        {
            if (segment.Kind is SegmentKind.Prose or SegmentKind.InlineCode or SegmentKind.Emoji)
            {
                prose.Append(rendered.Text, segment.Start, segment.Length);
            }
            else
            {
                prose.Append(' ');
            }
        }

        return prose.ToString().Trim();
    }
}
