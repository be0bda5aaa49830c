using System.Text;
using Insights.Ingest.Texts.Unicode;

namespace Insights.Ingest.Texts.Names;

/// <summary>A word in a text that could be a name or part of one, with its place in UTF-16 units and its comparable form.</summary>
internal readonly record struct NameWord(string Form, int Start, int Length)
{
    public int End => Start + Length;
}

/// <summary>
/// Finds words: letters, digits and marks with <c>_ . -</c> inside, as handles are made. Runs of scripts without blanks are words of
/// their own.
/// </summary>
internal static class NameWordScanner
{
    public static IEnumerable<NameWord> Scan(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            if (!IsWordSign(text, at))
            {
                at += StepAt(text, at);
                continue;
            }

            var end = EndOfWord(text, at);
            var last = end;
            while (last > at && text[last - 1] is '_' or '.' or '-')
            {
                last--;
            }

            if (last > at)
            {
                yield return new NameWord(CanonicalForms.Compose(text[at..last]).ToLowerInvariant(), at, last - at);
            }

            at = end;
        }
    }

    /// <summary>The sentence's last word and the next one's first where people forgot the blank between: "kai.Then"; none elsewhere.</summary>
    public static IEnumerable<NameWord> Parts(string text, NameWord word)
    {
        var start = word.Start;
        for (var at = word.Start + 1; at + 1 < word.End; at++)
        {
            if (text[at] == '.' && char.IsUpper(text[at + 1]) && char.IsLetterOrDigit(text[at - 1]))
            {
                yield return Part(start, at);
                start = at + 1;
            }
        }

        if (start > word.Start)
        {
            yield return Part(start, word.End);
        }

        NameWord Part(int from, int to) => new(CanonicalForms.Compose(text[from..to]).ToLowerInvariant(), from, to - from);
    }

    private static int EndOfWord(string text, int start)
    {
        var withoutBlanks = Scripts.IsWithoutBlanks(CodeAt(text, start));
        var at = start;
        while (at < text.Length)
        {
            var isJoint = text[at] is '_' or '.' or '-';
            if (!(isJoint || IsWordSign(text, at)) || Scripts.IsWithoutBlanks(CodeAt(text, at)) != withoutBlanks)
            {
                break;
            }

            at += StepAt(text, at);
        }

        return at;
    }

    private static bool IsWordSign(string text, int at) =>
        char.IsLetterOrDigit(text, at) || char.GetUnicodeCategory(text, at)
            is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    private static int StepAt(string text, int at) =>
        char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;

    private static int CodeAt(string text, int at) => Rune.TryGetRuneAt(text, at, out var rune) ? rune.Value : text[at];
}
