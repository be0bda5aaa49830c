using Insights.Ingest.Texts;

namespace Insights.Ingest;

/// <summary>Makes stored messages of source messages: pseudonyms first, marks last.</summary>
public sealed class MessageIntake(People people, HashedNames names)
{
    private readonly TextMarker marker = new(names);

    /// <summary>The message without names and ids of people, not yet marked; null where its author or itself was forgotten.</summary>
    public Message? Pseudonymise(SourceMessage source, ChannelId channel)
    {
        var author = people.Of(source.Author.Id);
        if (author.IsForgotten || people.IsForgotten(source.Id))
        {
            return null;
        }

        // Notices name people in a sentence of the platform's; no stage reads it.
        var isNotice = source.Kind == MessageKind.Notice;
        return new Message
        {
            Id = source.Id,
            Channel = channel,
            Kind = source.Kind,
            SentAt = source.SentAt,
            EditedAt = source.EditedAt,
            Author = author.Pseudonym,
            IsBot = source.Author.IsBot,
            IsPinned = source.IsPinned,
            Text = MarkedText.Plain(isNotice ? "" : MentionText.Rewrite(source.Content, source.Mentions, people)),
            Attached = isNotice || source.Attached.Count == 0
                ? []
                : [.. source.Attached.Select(text => MarkedText.Plain(MentionText.Rewrite(text, source.Mentions, people)))],
            ReplyTo = source.ReplyTo,
            Mentions = source.Mentions.Count == 0
                ? []
                : [.. source.Mentions.Select(user => people.Of(user.Id)).Where(user => !user.IsForgotten).Select(user => user.Pseudonym).Distinct().Order()],
            Reactions = source.Reactions,
        };
    }

    /// <summary>Names in the messages that were not known before; programs that post are no people.</summary>
    public IReadOnlyList<AuthorName> Learn(IEnumerable<SourceMessage> sources)
    {
        var learnt = new List<AuthorName>();
        foreach (var user in sources.SelectMany(source => source.Mentions.Append(source.Author)).Where(user => !user.IsBot))
        {
            Learn(user.Name, learnt);
            Learn(user.Nickname, learnt);
        }

        return learnt;
    }

    /// <summary>The message with its marks made anew, and everything the store keeps beside it.</summary>
    public StoredMessage Mark(Message message, long sourceHash, DateTimeOffset seenAt, ContentHash hash)
    {
        var marked = message with
        {
            Text = Mark(message.Text.Typed),
            Attached = message.Attached.Count == 0 ? [] : [.. message.Attached.Select(text => Mark(text.Typed))],
            AddressesMachine = message.Attached.Append(message.Text).Any(text => MachineSpeech.AddressesMachine(text.Typed)),
        };
        return new StoredMessage
        {
            Message = marked,
            SourceHash = sourceHash,
            Stamp = MessageHashes.StampOf(marked, hash),
            SeenAt = seenAt,
            MarksVersion = MaskRules.Version,
            Words = names.WordsOf(marked),
        };
    }

    public StoredChannel Mark(Channel channel)
    {
        var title = Mark(channel.Name);
        return new StoredChannel(channel, title, channel.IsThread ? names.WordsOf([title]) : []);
    }

    private MarkedText Mark(string typed) => typed.Length == 0 ? MarkedText.Plain("") : marker.Mark(typed, []);

    private void Learn(string? name, List<AuthorName> learnt)
    {
        if (names.Learn(name) is { } fresh)
        {
            learnt.Add(fresh);
        }
    }
}
