using Insights.Ingest.Texts.Unicode;

namespace Insights.Ingest.Texts.Splitting;

/// <summary>Finds where sentences end within a line.</summary>
internal static class SentenceEnds
{
    public static IEnumerable<(int Start, int End)> Split(string text, TypedMap map, int start, int end)
    {
        var from = start;
        for (var at = start; at < end; at++)
        {
            if (!Ends(text, at, end) || map.KindAt(at) is not (SegmentKind.Prose or SegmentKind.QuotedLine))
            {
                continue;
            }

            var past = at + 1;
            while (past < end && (text[past] is '.' or '!' or '?' or '"' or '\'' or ')' or ']' or '”' or '»' or '」' || Scripts.EndsSentence(text[past])))
            {
                past++;
            }

            var piece = Lines.Trim(text, from, past);
            if (piece.Start < piece.End)
            {
                yield return piece;
            }

            from = past;
            at = past - 1;
        }

        var rest = Lines.Trim(text, from, end);
        if (rest.Start < rest.End)
        {
            yield return rest;
        }
    }

    private static bool Ends(string text, int at, int end)
    {
        var sign = text[at];
        if (Scripts.EndsSentence(sign))
        {
            return true;
        }

        if (sign is not ('.' or '!' or '?'))
        {
            return false;
        }

        var past = at + 1;
        while (past < end && text[past] is '.' or '!' or '?' or '"' or '\'' or ')' or ']' or '”' or '»')
        {
            past++;
        }

        return past >= end || (char.IsWhiteSpace(text[past]) && !(sign == '.' && Abbreviations.EndsAt(text, at, past)));
    }
}
