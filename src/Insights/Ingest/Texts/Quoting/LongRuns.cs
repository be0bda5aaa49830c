using Insights.Ingest.Texts.Unicode;

namespace Insights.Ingest.Texts.Quoting;

/// <summary>
/// Unbroken runs over a length. Scripts without blanks make such runs of ordinary sentences, so there a run is first parted at its
/// punctuation, and only what is still too long is lost.
/// </summary>
internal static class LongRuns
{
    public static void Add(List<Stretch> found, string typed, int longest)
    {
        for (var at = 0; at < typed.Length;)
        {
            var end = EndOfRun(typed, at);
            if (CountOf(typed, at, end) > longest)
            {
                AddParts(found, typed, new Stretch(at, end), longest);
            }

            at = end + 1;
        }
    }

    private static void AddParts(List<Stretch> found, string typed, Stretch run, int longest)
    {
        var start = run.Start;
        for (var at = run.Start; at < run.End; at++)
        {
            var isEdge = at + 1 == run.End || (Scripts.EndsClause(typed[at]) && !Scripts.EndsClause(typed[at + 1]));
            if (!isEdge)
            {
                continue;
            }

            var part = new Stretch(start, at + 1);
            found.Add(CountOf(typed, part.Start, part.End) > longest ? part : new Stretch(part.End, part.End));
            start = part.End;
        }
    }

    private static int EndOfRun(string typed, int at)
    {
        while (at < typed.Length && !char.IsWhiteSpace(typed[at]))
        {
            at++;
        }

        return at;
    }

    private static int CountOf(string typed, int start, int end)
    {
        var count = 0;
        for (var at = start; at < end; at++)
        {
            count += char.IsLowSurrogate(typed[at]) ? 0 : 1;
        }

        return count;
    }
}
