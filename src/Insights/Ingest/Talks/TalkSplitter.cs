namespace Insights.Ingest.Talks;

/// <summary>
/// Takes the talks of a flat channel apart. Every line is linked to an earlier one or starts a talk; a decision depends on the
/// past alone, and of the past on no more than <see cref="Context"/> lines and the target of a reply.
/// </summary>
public static class TalkSplitter
{
    /// <summary>How many lines back the scorer looks.</summary>
    internal const int Reach = 300;

    /// <summary>
    /// How many lines before a line its decision depends on: those the scorer looks at, and as many again, since whom the first of
    /// them address depends on who had spoken before.
    /// </summary>
    public const int Context = 2 * Reach;

    /// <summary>Splits a whole log: one link a line.</summary>
    public static IReadOnlyList<TalkLink> Split(IReadOnlyList<Utterance> log, Func<string, float[]?>? encode) =>
        Continue(log, [], encode);

    /// <summary>
    /// Splits the rest of a log whose first lines have their links already. The links equal those of a full pass over everything
    /// when the known lines end with the <see cref="Context"/> lines before the first new one; targets of replies to older lines
    /// may stand before these. A known root may lie outside the log, then it is any number below zero that is the talk's own.
    /// </summary>
    public static IReadOnlyList<TalkLink> Continue(
        IReadOnlyList<Utterance> log, IReadOnlyList<TalkLink> known, Func<string, float[]?>? encode) =>
        Continue(log, known, encode, TalkCoefficients.For(encode));

    internal static IReadOnlyList<TalkLink> Continue(
        IReadOnlyList<Utterance> log,
        IReadOnlyList<TalkLink> known,
        Func<string, float[]?>? encode,
        IReadOnlyList<double> weights)
    {
        var links = new List<TalkLink>(log.Count);
        var window = new TalkWindow();
        var scorer = new TalkScorer(weights);
        for (var position = 0; position < log.Count; position++)
        {
            var line = LineReader.Read(log[position], window, encode);
            if (position < known.Count)
            {
                line.Link = known[position];
            }
            else if (log[position].ReplyTo is { } target && target >= 0 && target < position)
            {
                line.Link = new TalkLink(target, links[target].Root);
            }
            else
            {
                line.Link = line.IsSystem || line.IsBot ? LinkMachine(window, line) : scorer.Decide(window, line);
            }

            window.Add(line);
            links.Add(line.Link);
        }

        return links;
    }

    /// <summary>A notice or a bot's post is a talk of its own, unless the line before it called the bot.</summary>
    private static TalkLink LinkMachine(TalkWindow window, LogLine line) =>
        line.IsBot && window.Next > window.First && window[window.Next - 1] is var previous && previous.Has(Cues.Command)
            ? new TalkLink(previous.Position, previous.Link.Root)
            : new TalkLink(line.Position, line.Position);
}
