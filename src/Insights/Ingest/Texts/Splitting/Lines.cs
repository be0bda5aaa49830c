namespace Insights.Ingest.Texts.Splitting;

/// <summary>Cuts rendered text into lines without the white space around them; empty lines are left out.</summary>
internal static class Lines
{
    public static IEnumerable<(int Start, int End)> Of(RenderedText text)
    {
        var at = 0;
        while (at < text.Text.Length)
        {
            var stop = text.Text.AsSpan(at).IndexOfAny('\n', '\r');
            var end = stop < 0 ? text.Text.Length : at + stop;
            var line = Trim(text.Text, at, end);
            if (line.Start < line.End)
            {
                yield return line;
            }

            at = end + 1;
        }
    }

    /// <summary>Where the text of a list item begins; the start itself where the line is none.</summary>
    public static int PastListSign(string text, int start, int end)
    {
        var at = start;
        if (text[at] is '-' or '*' or '•' or '–' or '+')
        {
            at++;
        }
        else
        {
            while (at < end && at < start + 3 && char.IsAsciiDigit(text[at]))
            {
                at++;
            }

            at = at > start && at < end && text[at] is '.' or ')' ? at + 1 : start;
        }

        return at > start && at < end && text[at] == ' ' ? Trim(text, at, end).Start : start;
    }

    public static (int Start, int End) Trim(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return (start, end);
    }
}
