using Insights.Draft;
using Insights.Draft.Reading;
using Insights.Ingest;
using Insights.Ingest.Texts;

namespace Insights.Report.Mined;

/// <summary>What happened in a conversation, without a word of it: who asked, when others answered, when the asker said that it works.</summary>
public sealed record ConversationActivity
{
    private const int MostVersions = 12;

    /// <summary>When the first message was sent: the day on which the conversation counts.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the last message was sent.</summary>
    public required DateTimeOffset LastAt { get; init; }

    /// <summary>Who wrote first; null where only bots and notices are in it.</summary>
    public Pseudonym? Asker { get; init; }

    /// <summary>When the asker wrote first.</summary>
    public DateTimeOffset AskedAt { get; init; }

    /// <summary>When the first other person wrote; null where nobody did.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>When the asker first said that it works, or gave thanks for an answer, and did not take it back after.</summary>
    public DateTimeOffset? SolvedAt { get; init; }

    /// <summary>The other people in it, by pseudonym.</summary>
    public IReadOnlyList<Pseudonym> Helpers { get; init; } = [];

    /// <summary>Reactions under what the asker wrote.</summary>
    public int Reactions { get; init; }

    /// <summary>Versions that people named, in order of number.</summary>
    public IReadOnlyList<string> Versions { get; init; } = [];

    public static ConversationActivity Of(Conversation conversation)
    {
        var spoken = conversation.Messages.Where(message => !message.IsBot && message.Kind is (MessageKind.Text or MessageKind.Reply)).ToList();
        var activity = new ConversationActivity { StartedAt = conversation.Messages[0].SentAt, LastAt = conversation.Messages.Max(message => message.SentAt) };
        if (spoken.Count == 0)
        {
            return activity;
        }

        var asker = spoken[0].Author;
        var texts = spoken.ConvertAll(message => TextRenderer.Render(message.Text).Text);
        return activity with
        {
            Asker = asker,
            AskedAt = spoken[0].SentAt,
            AnsweredAt = spoken.Find(message => message.Author != asker)?.SentAt,
            SolvedAt = FindSolved(spoken, texts),
            Helpers = [.. spoken.Select(message => message.Author).Where(author => author != asker).Distinct().Order()],
            Reactions = spoken.Where(message => message.Author == asker).Sum(message => message.Reactions.Sum(reaction => reaction.Count)),
            Versions = [.. VersionNames.Sort(texts.SelectMany(VersionNames.In)).Take(MostVersions)],
        };
    }

    // The asker's last word counts: what was confirmed and then failed again is solved only when it is confirmed once more.
    private static DateTimeOffset? FindSolved(List<Message> spoken, List<string> texts)
    {
        var asker = spoken[0].Author;
        var isAnswered = false;
        DateTimeOffset? solved = null;
        for (var place = 1; place < spoken.Count; place++)
        {
            if (spoken[place].Author != asker)
            {
                isAnswered = true;
            }
            else if (Cues.SaysItFailed(texts[place]))
            {
                solved = null;
            }
            else if (Cues.SolvesOwn(texts[place]) || (isAnswered && (Cues.Confirms(texts[place]) || Cues.Thanks(texts[place]))))
            {
                solved ??= spoken[place].SentAt;
            }
        }

        return solved;
    }
}
