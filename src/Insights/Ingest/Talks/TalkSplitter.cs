namespace Insights.Ingest.Talks;

/// <summary>
/// Takes the talks of a flat channel apart. Every line is linked to an earlier one or starts a talk; a decision depends on the
/// past alone, and of the past on no more than <see cref="Reach"/> lines and the target of a reply.
/// </summary>
public static class TalkSplitter
{
    /// <summary>How many lines before a line its decision may look at.</summary>
    public const int Reach = 600;

    /// <summary>Splits a whole log: one link a line.</summary>
    public static IReadOnlyList<TalkLink> Split(IReadOnlyList<Utterance> log, Func<string, float[]?>? encode) =>
        Continue(log, [], encode);

    /// <summary>
    /// Splits the rest of a log whose first lines have their links already. The links equal those of a full pass over everything
    /// when the known lines end with the <see cref="Reach"/> lines before the first new one; targets of replies to older lines
    /// may stand before these. A known root may lie outside the log, then it is any number below zero that is the talk's own.
    /// </summary>
    public static IReadOnlyList<TalkLink> Continue(
        IReadOnlyList<Utterance> log, IReadOnlyList<TalkLink> known, Func<string, float[]?>? encode)
    {
        var links = new List<TalkLink>(log.Count);
        links.AddRange(known);
        for (var position = known.Count; position < log.Count; position++)
        {
            var parent = FindParent(log, position);
            links.Add(new TalkLink(parent, parent == position ? position : links[parent].Root));
        }

        return links;
    }

    private static int FindParent(IReadOnlyList<Utterance> log, int position)
    {
        var line = log[position];
        if (line.IsSystem)
        {
            return position;
        }

        if (line.ReplyTo is { } target && target < position)
        {
            return target;
        }

        var addressees = line.Addressees.Append(line.Text.Split(' ', 2)[0].TrimEnd(':', ','));
        var nearest = Enumerable.Range(1, Math.Min(position, Reach)).Select(back => position - back).Where(other => !log[other].IsSystem).ToList();
        return nearest
            .Where(other => log[other].Author is { } author && addressees.Contains(author))
            .Concat(nearest.Take(20).Where(other => log[other].Author == line.Author && line.Author is not null && Near(log[other], line)))
            .Concat(nearest.Take(1).Where(other => Near(log[other], line)))
            .FirstOrDefault(position);
    }

    private static bool Near(Utterance earlier, Utterance later) =>
        earlier.At is null || later.At is null || later.At - earlier.At < TimeSpan.FromMinutes(10);
}
