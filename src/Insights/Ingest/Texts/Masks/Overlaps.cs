namespace Insights.Ingest.Texts.Masks;

/// <summary>Makes marks that are in order and do not overlap: what overlaps becomes one mark of the longest one's kind.</summary>
internal static class Overlaps
{
    public static IReadOnlyList<Mark> Resolve(List<Mark> found)
    {
        var resolved = new List<Mark>();
        var longest = 0;
        foreach (var mark in found.Where(mark => mark.Length > 0).OrderBy(mark => mark.Start).ThenByDescending(mark => mark.Length).ThenBy(mark => mark.Kind))
        {
            if (resolved.Count == 0 || mark.Start >= resolved[^1].End)
            {
                resolved.Add(mark);
                longest = mark.Length;
                continue;
            }

            var last = resolved[^1];
            var kind = mark.Length > longest ? mark.Kind : last.Kind;
            longest = Math.Max(longest, mark.Length);
            resolved[^1] = new Mark(kind, last.Start, Math.Max(last.End, mark.End) - last.Start);
        }

        return resolved;
    }
}
