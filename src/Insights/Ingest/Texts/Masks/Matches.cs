using System.Text.RegularExpressions;

namespace Insights.Ingest.Texts.Masks;

/// <summary>Turns matches of a pattern into marks.</summary>
internal static class Matches
{
    public static void Add(List<Mark> found, MarkKind kind, Regex pattern, string typed)
    {
        foreach (var match in pattern.EnumerateMatches(typed))
        {
            found.Add(new Mark(kind, match.Index, match.Length));
        }
    }

    /// <summary>Marks what the last group of a pattern matched, leaving the context that made it recognisable.</summary>
    public static void AddGroup(List<Mark> found, MarkKind kind, Regex pattern, string typed)
    {
        for (var match = pattern.Match(typed); match.Success; match = match.NextMatch())
        {
            var group = match.Groups[LastMatched(match)];
            found.Add(new Mark(kind, group.Index, group.Length));
        }
    }

    private static int LastMatched(Match match)
    {
        var last = match.Groups.Count - 1;
        while (last > 0 && !match.Groups[last].Success)
        {
            last--;
        }

        return last;
    }
}
