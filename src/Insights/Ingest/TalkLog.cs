using Insights.Ingest.Talks;

namespace Insights.Ingest;

/// <summary>A piece of a flat channel as a log: lines whose talks are known, then lines to be filed.</summary>
internal sealed class TalkLog
{
    private readonly IReadOnlyList<FiledMessage> known;
    private readonly IReadOnlyList<FiledMessage> fresh;
    private readonly Dictionary<ConversationId, int> roots = [];
    private readonly Dictionary<int, ConversationId> talks = [];

    public TalkLog(IReadOnlyList<FiledMessage> known, IReadOnlyList<FiledMessage> fresh)
    {
        this.known = known;
        this.fresh = fresh;
        Utterances = FlatChannel.ToUtterances([.. known.Concat(fresh).Select(filed => filed.Message)]);
        var places = new Dictionary<MessageId, int>();
        for (var place = 0; place < known.Count; place++)
        {
            places[known[place].Message.Id] = place;
        }

        Known = [.. known.Select((filed, place) => LinkOf(filed, place, places))];
    }

    public IReadOnlyList<Utterance> Utterances { get; }
    public IReadOnlyList<TalkLink> Known { get; }

    /// <summary>Talks in which lines to be filed lay so far, when another message opened them.</summary>
    public IReadOnlyList<ConversationId> FindFormerHeads() =>
    [
        .. fresh
            .Where(filed => filed.Filing is { } filing && filing.Talk.Value != filed.Message.Id.Value)
            .Select(filed => filed.Filing!.Value.Talk)
            .Distinct(),
    ];

    /// <summary>
    /// A talk is named after the message that opens it. Where that one was deleted since, the talk keeps its name.
    /// </summary>
    /// <param name="links">A link a line.</param>
    /// <param name="beheaded">Talks whose opening message is no more.</param>
    public IReadOnlyList<TalkFiling> File(IReadOnlyList<TalkLink> links, HashSet<ConversationId> beheaded)
    {
        beheaded.ExceptWith(talks.Values);
        var filings = new List<TalkFiling>(fresh.Count);
        for (var place = known.Count; place < links.Count; place++)
        {
            var filed = fresh[place - known.Count];
            var (parent, root) = links[place];
            if (!talks.TryGetValue(root, out var talk))
            {
                talk = NameOf(fresh[root - known.Count], beheaded);
                talks[root] = talk;
            }

            filings.Add(new TalkFiling(filed.Message.Id, talk, IdAt(parent) ?? new MessageId(talk.Value)));
        }

        return filings;
    }

    private static ConversationId NameOf(FiledMessage head, HashSet<ConversationId> beheaded) =>
        head.Filing is { } filing && beheaded.Remove(filing.Talk) ? filing.Talk : new ConversationId(head.Message.Id.Value);

    private MessageId? IdAt(int place) =>
        place < 0 ? null : place < known.Count ? known[place].Message.Id : fresh[place - known.Count].Message.Id;

    private TalkLink LinkOf(FiledMessage filed, int place, Dictionary<MessageId, int> places)
    {
        var talk = filed.Filing?.Talk ?? new ConversationId(filed.Message.Id.Value);
        if (!roots.TryGetValue(talk, out var root))
        {
            // A root outside the log is any number below zero that is the talk's own.
            root = places.TryGetValue(new MessageId(talk.Value), out var head) ? head : -1 - roots.Count;
            roots[talk] = root;
            talks[root] = talk;
        }

        var parent = filed.Filing is { } filing
            ? places.TryGetValue(filing.Parent, out var found) ? found : Math.Min(root, -1)
            : place;
        return new TalkLink(parent, root);
    }
}
