using Insights.Draft.Reading;

namespace Insights.Draft.Evidencing;

/// <summary>
/// What followed a message in its thread: thanks, success, failure, contradiction, a word taken back, newer advice.
/// </summary>
internal sealed record Aftermath
{
    public bool ThankedNext { get; private init; }

    /// <summary>1 where the asker confirms with nobody else's advice between, less the more there is.</summary>
    public double ConfirmedNext { get; private init; }
    public bool ConfirmedLater { get; private init; }

    /// <summary>Somebody answers this very message with a failure.</summary>
    public bool FailedAnswered { get; private init; }
    public bool ContradictedNext { get; private init; }
    public bool ContradictedInReply { get; private init; }
    public bool TakenBack { get; private init; }
    public bool UpdatedLater { get; private init; }

    /// <summary>A later message on the same matter says that this was right once.</summary>
    public bool OutdatedLater { get; private init; }

    /// <summary>True where somebody said outright that the message is wrong, or its author did.</summary>
    public bool IsContradicted => ContradictedNext || ContradictedInReply || TakenBack || FailedAnswered
        || OutdatedLater;

    public static Aftermath Of(ReadThread thread, int place)
    {
        var message = thread.Messages[place];
        var author = message.Message.Author;
        var later = thread.Messages.Skip(place + 1)
            .Where(other => !other.Message.IsBot && !other.Message.AddressesMachine).ToList();
        var nextAsker = later.FindIndex(other => other.IsAsker && other.Message.Author != author);
        var between = nextAsker < 0
            ? 0
            : later.Take(nextAsker)
                .Count(other => other.Message.Author != author
                    && other.Prose.Length >= EvidenceCoefficients.SubstantialLength);
        var asker = nextAsker < 0 ? null : later[nextAsker].Prose;
        var replies = later.Where(other => other.Message.ReplyTo == message.Message.Id
            && other.Message.Author != author).ToList();
        var share = 1.0 / (1 + between);
        return new Aftermath
        {
            ThankedNext = asker is not null && Cues.Thanks(asker),
            ConfirmedNext = asker is not null && Cues.Confirms(asker) ? share : 0,
            ConfirmedLater = later.Exists(other => other.IsAsker && other.Message.Author != author
                && Cues.Confirms(other.Prose)),
            FailedAnswered = replies.Exists(other => Cues.SaysItFailed(other.Prose)),
            ContradictedNext = later.FirstOrDefault() is { } next && next.Message.Author != author
                && Speaks(next, message) && Cues.Contradicts(Opening(next.Prose)),
            ContradictedInReply = replies.Exists(other => Cues.Contradicts(other.Prose)),
            TakenBack = later.Exists(other => other.Message.Author == author && Cues.TakesBack(other.Prose)),
            OutdatedLater = later.Exists(other => !other.IsAsker && Cues.Outdates(other.Prose)
                && Vectors.Similarity(message.Vector, other.Vector) > EvidenceCoefficients.SameMatter),
            UpdatedLater = later.Exists(other => Cues.Updates(other.Prose)
                && Vectors.Similarity(message.Vector, other.Vector) > EvidenceCoefficients.SameMatter),
        };
    }

    /// <summary>The contradiction may be meant for this message: it answers it, or the asker, or nobody.</summary>
    private static bool Speaks(ReadMessage other, ReadMessage message) =>
        other.Message.ReplyTo is not { } target || target == message.Message.Id || !other.IsAsker;

    private static string Opening(string prose) => prose.Length <= 160 ? prose : prose[..160];
}
