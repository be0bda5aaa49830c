using Insights.Ingest.Texts.Markup;

namespace Insights.Ingest.Texts.Names;

/// <summary>Mentions of people: raw ones, and those an export resolved to a display name.</summary>
internal static class Mentions
{
    public static void Add(List<Mark> found, string typed, IReadOnlyCollection<string> names)
    {
        if (typed.Contains("<@", StringComparison.Ordinal))
        {
            found.AddRange(MarkupScanner.Scan(typed)
                .Where(token => token.Kind == MarkupKind.UserMention)
                .Select(token => new Mark(MarkKind.Mention, token.Start, token.Length)));
        }

        foreach (var name in names)
        {
            AddName(found, typed, "@" + name);
        }
    }

    private static void AddName(List<Mark> found, string typed, string called)
    {
        for (var at = Find(0); at >= 0; at = Find(at + called.Length))
        {
            var end = at + called.Length;
            if (end == typed.Length || !char.IsLetterOrDigit(typed[end]) || !char.IsLetterOrDigit(typed[end - 1]))
            {
                found.Add(new Mark(MarkKind.Mention, at, called.Length));
            }
        }

        int Find(int from) => called.Length < 2 ? -1 : typed.IndexOf(called, from, StringComparison.OrdinalIgnoreCase);
    }
}
