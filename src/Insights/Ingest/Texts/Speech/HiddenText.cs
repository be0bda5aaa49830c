using System.Text.RegularExpressions;

namespace Insights.Ingest.Texts.Speech;

/// <summary>Messages that people cannot see: tag characters, runs of zero-width signs and selectors, comments to a machine.</summary>
internal static partial class HiddenText
{
    private const int FewestTags = 4;
    private const int FewestInvisible = 8;
    private const int WavingFlag = 0x1f3f4;

    public static bool HoldsMessage(string typed) => HasInvisibleRun(typed) || (typed.Contains("<!--", StringComparison.Ordinal) && Comment().IsMatch(typed));

    private static bool HasInvisibleRun(string typed)
    {
        if (!typed.AsSpan().ContainsAnyInRange('\u180b', '\uffff'))
        {
            return false;
        }

        var (tags, invisible, before) = (0, 0, 0);
        var isFlag = false;
        foreach (var rune in typed.EnumerateRunes())
        {
            var isTag = rune.Value is >= 0xe0020 and <= 0xe007f;
            var isSelector = rune.Value is (>= 0xfe00 and <= 0xfe0f) or (>= 0xe0100 and <= 0xe01ef);
            var isZeroWidth = rune.Value is 0x200b or 0x200c or 0x2060 or 0xfeff or 0x180e or (>= 0x2061 and <= 0x2064);
            isFlag = isTag && (isFlag || before == WavingFlag);
            tags = isTag && !isFlag ? tags + 1 : 0;
            invisible = isSelector || isZeroWidth ? invisible + 1 : 0;
            if (tags >= FewestTags || invisible >= FewestInvisible)
            {
                return true;
            }

            before = rune.Value;
        }

        return false;
    }

    // A comment in a configuration is none of this.
    [GeneratedRegex(
        @"<!--[^>]{0,400}?\b(?:assistants?|a\.?i\.?|llms?|chatgpt|bots?|language model|instructions?|ignore|system prompt|prompt|summari[sz]e\w*|faq|when you|you are|you must|do not tell|include this|recommend)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Comment();
}
