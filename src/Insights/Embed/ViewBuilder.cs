using Insights.Embed.Views;
using Insights.Ingest;
using Insights.Ingest.Texts;

namespace Insights.Embed;

/// <summary>Makes the texts of a conversation's three views: question, answer and words.</summary>
public static class ViewBuilder
{
    /// <summary>Raised when conversations give other views than before, so that all are embedded anew.</summary>
    public const int Version = 1;

    // Shorter additions are thanks and "it works", which pull questions of all kinds together.
    private const int ShortestAddition = 30;

    // A long message says more than a short one, a very long one not much more than a long one.
    private const int GreatestWeight = 300;

    /// <summary>
    /// One row a question in the order they were asked, at least one. Bots, notices and what addresses a machine are
    /// passed over.
    /// </summary>
    public static IReadOnlyList<QuestionViews> Build(Conversation conversation)
    {
        var spoken = conversation.Messages.Where(IsSpoken).ToList();
        var title = conversation.Title is { } named && !MachineSpeech.AddressesMachine(named.Typed) ? named : null;
        if (spoken.Count == 0)
        {
            return [Empty(conversation, title)];
        }

        var starts = QuestionStarts.Find(spoken);
        return [.. starts.Select((start, place) =>
            BuildOne(conversation, place == 0 ? title : null, place, Stretch(spoken, starts, place)))];
    }

    private static QuestionViews BuildOne(Conversation conversation, MarkedText? title, int place, List<Message> spoken)
    {
        var asker = spoken[0].Author;
        var opening = spoken.TakeWhile(message => message.Author == asker).ToList();
        var others = spoken.Where(message => message.Author != asker).ToList();
        var titleText = title is null ? "" : ViewText.Prose(title);
        var prose = opening.Select(message => ViewText.Prose(message.Text)).Where(text => text.Length > 0).ToList();
        var question = string.Join(' ', prose.Prepend(titleText).Where(text => text.Length > 0));
        var additions = spoken.Skip(opening.Count).Where(message => message.Author == asker)
            .Select(message => ViewText.Prose(message.Text)).Where(text => text.Length >= ShortestAddition);
        return new QuestionViews
        {
            Id = new QuestionId(conversation.Id, place),
            QuestionText = question,
            AskedText = string.Join(' ', additions.Prepend(question)).Trim(),
            AnswerPieces = [.. others.Select(message => ViewText.ProseAndCode(message.Text)).Where(text => text.Length > 0)
                .Select(text => new AnswerPiece(text, Math.Min(text.Length, GreatestWeight)))],
            Words = Words.Count(WordTexts(title, spoken)),
            IsQuestion = AskedSigns.IsQuestion(conversation, titleText, prose, others.Count > 0),
            Asker = asker,
            Authors = spoken.Select(message => message.Author).Distinct().Count(),
            AskedAt = spoken[0].SentAt,
        };
    }

    private static QuestionViews Empty(Conversation conversation, MarkedText? title) => new()
    {
        Id = new QuestionId(conversation.Id, 0),
        QuestionText = title is null ? "" : ViewText.Prose(title),
        AskedText = title is null ? "" : ViewText.Prose(title),
        AnswerPieces = [],
        Words = Words.Count(WordTexts(title, [])),
        IsQuestion = false,
        Asker = conversation.Messages[0].Author,
        Authors = 0,
        AskedAt = conversation.Messages[0].SentAt,
    };

    private static bool IsSpoken(Message message) =>
        message.Kind is MessageKind.Text or MessageKind.Reply && !message.IsBot && !message.AddressesMachine;

    private static List<Message> Stretch(List<Message> spoken, IReadOnlyList<int> starts, int place) =>
        spoken[starts[place]..(place + 1 < starts.Count ? starts[place + 1] : spoken.Count)];

    private static IEnumerable<string> WordTexts(MarkedText? title, IReadOnlyList<Message> spoken) =>
        spoken.SelectMany(message => message.Attached.Prepend(message.Text)).Concat(title is null ? [] : [title]).Select(ViewText.AllWords);
}
