using System.Text.RegularExpressions;

namespace Insights.Publish;

/// <summary>A stretch of community text; code without its back-ticks.</summary>
public readonly record struct TextStretch(string Text, bool IsCode)
{
    public string AsTyped => IsCode ? $"`{Text}`" : Text;
}

/// <summary>Tells prose from what stands between single back-ticks.</summary>
public static partial class CodeSpans
{
    /// <summary>The text in its order, prose and code by turns; empty prose is passed over.</summary>
    public static IEnumerable<TextStretch> Split(string text)
    {
        var end = 0;
        foreach (Match code in CodeSpan().Matches(text))
        {
            if (code.Index > end)
            {
                yield return new TextStretch(text[end..code.Index], IsCode: false);
            }

            yield return new TextStretch(code.Groups["code"].Value, IsCode: true);
            end = code.Index + code.Length;
        }

        if (end < text.Length)
        {
            yield return new TextStretch(text[end..], IsCode: false);
        }
    }

    [GeneratedRegex("(?<!`)`(?<code>[^`]+)`(?!`)", RegexOptions.ExplicitCapture)]
    private static partial Regex CodeSpan();
}
